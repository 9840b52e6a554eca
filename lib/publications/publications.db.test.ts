/** Each decision that changes an entry is handed on once, whatever the order in which transactions end. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import type { followers } from "#lib/jobs";
import { archive, unarchive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { acceptance, createEntry, createUser, submitCreation } from "#lib/testing/factories";
import { announce } from "./announce";
import { readPublications } from "./read";

const job = z.object({ decisionIds: z.array(z.uuid()) });

async function handedOn(follower: keyof typeof followers): Promise<string[]> {
  const jobs = await db.$queryRaw<{ data: unknown }[]>`
    SELECT data FROM pgboss.job WHERE name = ${`publications-${follower}`} ORDER BY created_on`;
  return jobs.flatMap(({ data }) => job.parse(data).decisionIds);
}

beforeEach(async () => {
  await announce();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

it("hands on what changed an entry, to each follower, once", async () => {
  const moderator = await createUser("moderator");
  const author = await createUser();
  const refused = await submitCreation(author, "lab");
  await decide(moderator, {
    ...acceptance(refused),
    verdict: "rejected",
    reasonCode: "out-of-scope",
    reason: "Ce n’est pas dans le champ.",
  });
  const accepted = await decide(moderator, acceptance(await submitCreation(author, "lab")));
  expect(await db.publication.count()).toBe(1);
  await Promise.all([announce(), announce()]);
  await announce();
  expect(await handedOn("webhooks")).toEqual([accepted.decisionId]);
  expect(await handedOn("websub")).toEqual([accepted.decisionId]);
});

it("loses nothing of a transaction that ends after a later one", async () => {
  const moderator = await createUser("moderator");
  const author = await createUser();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow = await submitCreation(author, "lab", { title: "Lente" });
  const quick = await submitCreation(author, "lab", { title: "Rapide" });
  const id = "00000000-0000-7000-8000-000000000001";
  const late = db.$transaction(async (tx) => {
    await tx.publication.create({ data: { decisionId: id, at: new Date("2020-01-01") } });
    await held;
  });
  const { decisionId } = await decide(moderator, acceptance(quick));
  await announce();
  expect(await handedOn("webhooks")).toEqual([decisionId]);
  release();
  await late;
  await announce();
  expect(await handedOn("webhooks")).toEqual([decisionId, id]);
  await decide(moderator, acceptance(slow));
});

it("says of each decision what it did to the lists", async () => {
  const lab = await createEntry("lab");
  await archive(lab.moderator, { slug: lab.slug, reason: "Pour l’essai." });
  await unarchive(lab.moderator, { slug: lab.slug, reason: "Pour l’essai." });
  await announce();
  const told = await readPublications(await handedOn("webhooks"));
  expect(told.map(({ kind, version }) => [kind, version])).toEqual([
    ["published", 1],
    ["archived", 2],
    ["published", 3],
  ]);
});
