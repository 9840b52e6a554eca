import "#lib/testing/database";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { addSynonyms, changeSynonyms, removeSynonyms } from "#lib/synonyms/edit";
import { createUser } from "#lib/testing/factories";
import { loadSynonyms, readSynonyms } from "./synonyms";

let administrator: Actor;
const file = readSynonyms();

beforeAll(async () => {
  administrator = await createUser("admin");
  await db.synonymSet.deleteMany();
});

const table = async () =>
  new Map((await db.synonymSet.findMany()).map(({ id, words, updatedAt }) => [id, { words, updatedAt }]));

test("the file is loaded once, then follows its next versions but for what administrators have touched", async () => {
  expect(await loadSynonyms(file)).toBe(file.length);
  const loaded = await table();
  for (const { id, words } of file) expect(loaded.get(id)?.words).toEqual(words);
  expect(await loadSynonyms(file)).toBe(0);
  expect(await table()).toEqual(loaded);

  const [changed, removed, corrected, dropped, ...others] = file;
  if (!changed || !removed || !corrected || !dropped) throw new Error("the file has more than four sets");
  const seen = (id: string) => ({ id, seen: loaded.get(id)?.updatedAt ?? new Date(0) });
  await changeSynonyms(administrator, seen(changed.id), ["une autre", "expression"]);
  await removeSynonyms(administrator, seen(removed.id));
  const own = await addSynonyms(administrator, ["propre à", "cette maison"]);

  const added = { id: "019a0000-0000-7000-8000-00000000cafe", words: ["un jeu", "venu plus tard"] };
  const wider = { ...corrected, words: ["plus", "large"] };
  const next = [{ ...changed, words: ["du", "fichier"] }, removed, wider, ...others, added];
  expect(await loadSynonyms(next)).toBe(3);
  const now = await table();
  expect(now.get(changed.id)?.words).toEqual(["une autre", "expression"]);
  expect(now.has(removed.id)).toBe(false);
  expect(now.has(own.id)).toBe(true);
  expect(now.get(corrected.id)?.words).toEqual(["plus", "large"]);
  expect(now.has(dropped.id)).toBe(false);
  expect(now.get(added.id)?.words).toEqual(added.words);
  for (const { id } of others) expect(now.get(id)).toEqual(loaded.get(id));
});
