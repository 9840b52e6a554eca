/**
 * Many new entries that wait for a decision, and a moderator who has signed in; what they are is printed as JSON.
 *
 *   DATABASE_URL=… AUTH_SECRET=… node --conditions=react-server --import tsx e2e/make-proposals.ts 200
 */
import { newSessionToken } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { createUser, submitCreation } from "#lib/testing/factories";

const moderator = await createUser("moderator", "Inès");
const token = newSessionToken();
await db.$transaction((tx) => openSession(tx, { token, userId: moderator.id, by: "link" }, new Date()));
const author = await createUser("contributor", "Maëlle");
await db.notificationSetting.create({ data: { userId: author.id, kind: "received", frequency: "never" } });

const ids: string[] = [];
for (let i = 0; i < Number(process.argv[2]); i++) {
  const title = `Lab numéro ${i}`;
  ids.push((await submitCreation({ ...author, system: true }, "lab", { title, aliases: [] })).id);
}
process.stdout.write(JSON.stringify({ session: token, email: author.email, ids }));
process.exit(0);
