import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import type { Content } from "#lib/revisions/changes";
import {
  acceptance,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitEdit,
} from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { decide } from "./decide";
import { propose } from "./propose";
import { submit } from "./submit";

/**
 * How many statements an act of review sends, BEGIN and COMMIT among them, and what it gives. Each is a journey to the
 * database and a third of a millisecond of this process: with sixteen people at once, that is what the act costs.
 */
async function counted<T>(act: () => Promise<T>): Promise<{ statements: number; result: T }> {
  const { statements, result } = await statementsOf(act);
  return { statements: statements.length, result };
}

test("an edit is proposed in 6 statements, sent in 8, accepted in 12 or rejected in 9 near a level, its author told by mail", async () => {
  const moderator = await createUser("moderator", "Dominique");
  const author = await createUser();
  const entry = await createEntry("lab"); // also the first mail, which gets to know the queue
  const edit = (summary: string, baseVersion: number) => {
    const content = { ...entry.content, summary };
    const proposal = { type: entry.type, slug: entry.slug, baseVersion, content, comment: null };
    return counted(() => propose(author, { ...proposal, idempotencyKey: uuid() }));
  };

  const proposed = await edit("Un résumé.", 1);
  expect(proposed.statements).toBe(6);
  const sent = await counted(() => submit(author, proposed.result));
  expect(sent.statements).toBe(8);
  const accepted = await counted(() => decide(moderator, acceptance(sent.result)));
  expect(accepted.statements).toBe(12);

  const again = await submit(author, (await edit("Un autre résumé.", 2)).result);
  const refusal = { verdict: "rejected", reasonCode: "out-of-scope", reason: "Hors sujet." } as const;
  const rejected = await counted(() => decide(moderator, { ...acceptance(again), ...refusal }));
  expect(rejected.statements).toBe(9);
});

test("a list that an edit changes costs two statements more, and all that the lists name two in all", async () => {
  const moderator = await createUser("moderator", "Dominique");
  const author = await createUser();
  await createTheme("design");
  await createOrganisation("ditp");
  const other = await createEntry("lab");
  const entry = await createEntry("programme");
  const credit = { role: "operator", name: "DITP", note: null, organisation: "ditp", entry: null };
  const lists: Content = {
    themes: ["design"],
    credits: [credit, { ...credit, name: other.slug, organisation: null, entry: other.slug }],
    relations: [{ kind: "follows", to: other.slug, note: null }],
  };
  const handle = await submitEdit(author, entry, lists);
  const accepted = await counted(() => decide(moderator, acceptance(handle)));
  expect(accepted.statements).toBe(12 + 3 * 2 + 2);
});
