/** What importing a large file costs, from the file to published entries: time, memory and statements. */
import { v7 as uuid } from "uuid";
import { db } from "#lib/db";
import { askDesk, askOwn } from "#lib/imports/ask";
import { createBatch } from "#lib/imports/create-batch";
import { runAct } from "#lib/imports/run-act";
import type { Actor } from "#lib/permissions";
import { statementsOf } from "#lib/testing/statements";

export const RECORDS = 5000;

/** Undoing archives each by a decision of its own, as dear as any (see "Reviewing"): a few say what the others cost. */
const UNDONE = 200;

export interface ImportStep {
  what: string;
  seconds: number;
  /** The most that the process held, in MB, the thread that reads included. */
  resident: number;
  statements: number;
}

/** In this process, as the server's own job does it. */
export async function measureImports(say: (line: string) => void, records = RECORDS): Promise<ImportStep[]> {
  const author = await person("Autrice d’imports", "contributor");
  const moderator = await person("Modératrice d’imports", "moderator");
  const bytes = Buffer.from(Array.from({ length: records }, (_, index) => record(index)).join("\n"));
  say(`importing ${records} records, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const id = uuid();
  const work = async () => {
    const acts = await db.batchAct.findMany({
      where: { batchId: id, finishedAt: null },
      select: { id: true },
    });
    for (const act of acts) while (await runAct(act.id, { revalidate: async () => undefined }));
  };
  const desk = async (kind: "accept" | "undo", lines: number[] | "all", reason: string | null) => {
    await askDesk(moderator, { batchId: id, kind, lines, reasonCode: null, reason });
    await work();
  };
  const first = Array.from({ length: Math.min(UNDONE, records) }, (_, index) => index + 1);
  return [
    await step("Read, and written down", () =>
      createBatch(author, { fileName: "banc.bib", bytes, language: "fr", key: id }),
    ),
    await step("Compared with the directory", work),
    await step("Proposed", async () => {
      await askOwn(author, { batchId: id, kind: "submit" });
      await work();
    }),
    await step("Accepted", () => desk("accept", "all", null)),
    await step(`Undone, ${first.length} of them`, () => desk("undo", first, "Banc d’essai.")),
  ];
}

async function person(name: string, role: "contributor" | "moderator"): Promise<Actor> {
  const id = uuid();
  await db.user.create({ data: { id, name, role, email: `${id}@exemple.fr`, createdAt: new Date() } });
  return { id, name, role };
}

/** Each with a name far from the others', as the records of a real bibliography are. */
function record(index: number): string {
  const words = [0, 1, 2, 3].map(
    (shift) => WORDS[(index * 7919 + shift * (index + 13) * 104_729) % WORDS.length],
  );
  return `@report{banc${index},
  title = {${words.join(" ")} ${index.toString(36)}},
  author = {Martin, Camille and Durand, Alex},
  institution = {Banc d'essai},
  year = {${1990 + (index % 30)}},
  url = {https://banc.exemple.fr/${index}},
  doi = {10.5555/banc.${index}},
  keywords = {évaluation, territoires},
  abstract = {Ce que ${words.join(", ")} changent {\\\`a} l'action publique, en quelques phrases.},
}`;
}

const WORDS = (
  "Aménager archives budget citoyens concours décider design données écoles énergie enquête essais évaluer formation " +
  "forêt gouverner guichet habitants hôpital idées image innover jardins juges laboratoires logement mairie marchés " +
  "mesure mobilité montagne nudge numérique ouvrir participation paysage pilotes préfet quartiers réseau rivières santé " +
  "services simplifier sociologie tiers-lieux transports urbanisme usagers veille villes voisins"
).split(" ");

async function step(what: string, run: () => Promise<unknown>): Promise<ImportStep> {
  let resident = 0;
  const watch = () => {
    resident = Math.max(resident, process.memoryUsage.rss() / 1e6);
  };
  const timer = setInterval(watch, 50);
  const start = performance.now();
  const { statements } = await statementsOf(run).finally(() => clearInterval(timer));
  watch();
  return { what, seconds: (performance.now() - start) / 1000, resident, statements: statements.length };
}
