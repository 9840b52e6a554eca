import "#lib/testing/database";
import { expect, test } from "vitest";
import { db } from "#lib/db";
import { createUser, submitCreation } from "#lib/testing/factories";
import { listMyRevisions, PAGE } from "./queries";

test("one's proposals are each on one page, also when many were touched at the same instant, and no page is empty", async () => {
  // Whose proposals have no limit an hour.
  const author = { ...(await createUser()), system: true };
  const ids = new Set<string>();
  for (let i = 0; i < PAGE; i++) ids.add((await submitCreation(author, "lab", { title: `Lab ${i}` })).id);
  await db.revision.updateMany({ where: { authorId: author.id }, data: { updatedAt: new Date() } });
  expect((await listMyRevisions(author)).next).toBeNull();

  for (let i = 0; i < 5; i++)
    ids.add((await submitCreation(author, "lab", { title: `Lab de plus ${i}` })).id);
  await db.revision.updateMany({ where: { authorId: author.id }, data: { updatedAt: new Date() } });
  const first = await listMyRevisions(author);
  const second = await listMyRevisions(author, first.next);
  expect(second.next).toBeNull();
  expect([first.items.length, second.items.length]).toEqual([PAGE, 5]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id))).toEqual(ids);
});
