/**
 * People of a site under faults, each with a session and a token, and a few entries; printed as JSON.
 *
 *   DATABASE_URL=… AUTH_SECRET=… node --conditions=react-server --import tsx e2e/faults/make-people.ts 40 5
 */
import { newSessionToken } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { entryPath } from "#lib/paths";
import { createEntry, createKnownUser, createUser } from "#lib/testing/factories";
import { makeToken } from "#lib/tokens/make";

const MODERATORS = 50;
const [, , authors = "1", entries = "0"] = process.argv;

async function equip(user: Awaited<ReturnType<typeof createUser>>) {
  const session = newSessionToken();
  await db.$transaction((tx) => openSession(tx, { token: session, userId: user.id, by: "link" }, new Date()));
  const { token } = await makeToken(user, { name: "Registre", scopes: ["read:own", "propose"], days: "30" });
  return { id: user.id, email: user.email, session, token };
}

const times = async <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  for (let i = 0; i < count; i++) made.push(await make(i));
  return made;
};

const people = {
  authors: await times(Number(authors), async () => equip(await createKnownUser())),
  moderators: await times(MODERATORS, async (i) => equip(await createUser("moderator", `Inès ${i}`))),
  entries: await times(Number(entries), async (i) => {
    const { slug } = await createEntry("lab", { title: `Lab du lecteur ${i}` });
    return entryPath("fr", "lab", slug);
  }),
};
process.stdout.write(JSON.stringify(people));
process.exit(0);
