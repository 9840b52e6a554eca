/** An import for the journeys: read, with a duplicate in it and a line that nobody can read, and partly proposed. */
import { v7 as uuid } from "uuid";
import { db } from "../lib/db";
import { askOwn } from "../lib/imports/ask";
import { createBatch } from "../lib/imports/create-batch";
import { runAct } from "../lib/imports/run-act";
import type { Actor } from "../lib/permissions";

/** Returns its id. `mark` keeps its titles its own. */
export async function makeBatch(author: Actor, mark: string): Promise<string> {
  const titles = [`Rapport importé ${mark}`, `Étude importée ${mark}`, `Étude importée ${mark}`, ""];
  const rows = titles.map((title) => `${title};Ce que c’est, en une phrase.;Rapport`);
  const bytes = Buffer.from(["Titre;Résumé;Nature", ...rows].join("\n"));
  const id = await createBatch(author, {
    fileName: `veille-${mark}.csv`,
    bytes,
    language: "fr",
    key: uuid(),
  });
  await work(id);
  await askOwn(author, { batchId: id, kind: "submit" });
  await work(id);
  return id;
}

/** What the server's own job would do, at once. */
async function work(batchId: string): Promise<void> {
  const acts = await db.batchAct.findMany({ where: { batchId, finishedAt: null }, select: { id: true } });
  for (const { id } of acts) while (await runAct(id, { revalidate: async () => undefined }));
}
