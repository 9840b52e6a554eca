/** Answers one question at a time about the directory of its DATABASE_URL, and tells how long it took. */
import { z } from "zod";
import { isOutage } from "#lib/db";
import { statementsOf } from "#lib/testing/statements";
import { QUESTION_NAMES, type Told } from "./names";
import { readQuestions } from "./questions";

const asked = z.object({ name: z.enum(QUESTION_NAMES), variant: z.int() });

const tell = (told: Told) => process.send?.(told);

const questions = await readQuestions();
process.on("message", (message) => void answer(message));
tell({ ready: true });

async function answer(message: unknown): Promise<void> {
  try {
    const { name, variant } = asked.parse(message);
    const start = performance.now();
    const { statements } = await statementsOf(() => questions[name](variant).catch(unlessStopped));
    tell({ milliseconds: performance.now() - start, statements: statements.length });
  } catch (error) {
    tell({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** A statement that is stopped after five seconds counts for these. */
function unlessStopped(error: unknown): void {
  if (!isOutage(error)) throw error;
}
