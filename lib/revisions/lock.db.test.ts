/** What a decision holds while it is taken: the vocabularies before the entry, and the entry before it is read. */
import "#lib/testing/database";
import { expect, test, vi } from "vitest";
import { db, type Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { lockTerms } from "#lib/entries/merged-terms";
import { acceptance, createEntry, createUser, submitCreation, submitEdit } from "#lib/testing/factories";
import { decide } from "./decide";

/** Holds a lock until `act` waits for it, then writes and lets go. Returns what `act` gives. */
async function behind<T>(
  hold: (tx: Transaction) => Promise<unknown>,
  act: () => Promise<T>,
  write: (tx: Transaction) => Promise<unknown> = async () => undefined,
): Promise<T> {
  let acting: Promise<T> | undefined;
  await db.$transaction(async (tx) => {
    await hold(tx);
    acting = act();
    await vi.waitFor(async () => {
      const waiting = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toHaveLength(1);
    });
    await write(tx);
  });
  if (!acting) throw new Error("it acts while the lock is held");
  return acting;
}

test("accepting an edit or a new entry waits for the act under way on the vocabularies", async () => {
  const [author, moderator] = [await createUser(), await createUser("moderator")];
  const entry = await createEntry("lab");
  const proposals = [
    await submitEdit(author, entry, { summary: "Autre." }),
    await submitCreation(author, "event"),
  ];
  for (const proposal of proposals) {
    const { entry: written } = await behind(lockTerms, () => decide(moderator, acceptance(proposal)));
    expect(written).not.toBeNull();
  }
});

test("an entry is merged with as it is once its lock is had, not as it was when it was asked for", async () => {
  const [author, moderator] = [await createUser(), await createUser("moderator")];
  const entry = await createEntry("lab", { themes: [] });
  const proposal = await submitEdit(author, entry, { summary: "Autre." });
  await behind(
    (tx) => tx.$executeRaw`SELECT 1 FROM entry WHERE id = ${entry.id}::uuid FOR UPDATE`,
    () => decide(moderator, acceptance(proposal)),
    (tx) => tx.$executeRaw`INSERT INTO entry_link (entry_id, position, url, label, kind)
      VALUES (${entry.id}::uuid, 90, 'https://exemple.fr/tard', 'Tard', 'other')`,
  );
  const after = await getCurrentEntry(db, { id: entry.id });
  expect(after?.content.summary).toBe("Autre.");
  expect(after?.content.links).toContainEqual(expect.objectContaining({ label: "Tard" }));
});
