/**
 * For hostile.spec.ts: people with sessions and tokens, and entries published with hostile texts in every field that
 * takes them; what they are is printed as JSON.
 *
 *   DATABASE_URL=… AUTH_SECRET=… node --conditions=react-server --import tsx e2e/make-hostile.ts
 */
import { newSessionToken } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { ENTRY_TYPES } from "#lib/paths";
import { decide } from "#lib/revisions/decide";
import {
  acceptance,
  createKnownUser,
  createOrganisation,
  createTheme,
  createUser,
  submitCreation,
} from "#lib/testing/factories";
import { UNREADABLE, wellFormed } from "#lib/text";
import { makeToken } from "#lib/tokens/make";
import { hostileStrings } from "./hostile-strings";

/** In each text of an entry. */
const STRINGS_A_FIELD = 6;

const session = async ({ id }: { id: string }) => {
  const token = newSessionToken();
  await db.$transaction((tx) => openSession(tx, { token, userId: id, by: "link" }, new Date()));
  return token;
};

await createTheme("theme-hostile");
await createOrganisation("organisation-hostile", `Organisme <script>window.__pwned=1</script> "&'`);
const moderator = await createUser("moderator", `Inès "><zz-escaped>`);
const people = await Promise.all(
  Array.from({ length: 4 }, async () => {
    const person = await createKnownUser();
    await db.user.update({
      where: { id: person.id },
      data: { name: `</script><zz-escaped> ${person.name}` },
    });
    const { token } = await makeToken(person, {
      name: `"><zz-escaped>`,
      scopes: ["propose", "read:own"],
      days: "30",
    });
    return { session: await session(person), token };
  }),
);

const author = await createUser("contributor", "Camille </title><zz-escaped>");
const entries: { type: string; slug: string }[] = [];
const waiting: string[] = [];
for (let from = 0; from < hostileStrings.length; from += STRINGS_A_FIELD) {
  const type = ENTRY_TYPES[entries.length % ENTRY_TYPES.length] ?? "lab";
  // What cannot be stored is refused by validation: the requests of the journey see to that.
  const strings = hostileStrings
    .slice(from, from + STRINGS_A_FIELD)
    .map((text) => wellFormed(text).replaceAll(UNREADABLE, "").trim())
    .filter(Boolean);
  const revision = await submitCreation({ ...author, system: true }, type, contentOf(strings, from));
  if (entries.length % 8 === 7) waiting.push(revision.id);
  const { entry } =
    entries.length % 8 === 7 ? { entry: null } : await decide(moderator, acceptance(revision));
  entries.push({ type, slug: entry?.slug ?? "" });
}

process.stdout.write(
  JSON.stringify({
    people,
    moderator: await session(moderator),
    entries: entries.filter(({ slug }) => slug),
    waiting,
  }),
);
process.exit(0);

function contentOf(strings: readonly string[], from: number) {
  const line = (max: number) =>
    `${from} ${strings.join(" ").replace(/\s+/g, " ")}`
      .slice(0, max)
      .toWellFormed()
      .replaceAll(UNREADABLE, "")
      .trim();
  const href = `https://exemple.fr/?q=${encodeURIComponent(line(100))}&"'<>`;
  const url = URL.canParse(href) ? new URL(href).href : "https://exemple.fr/";
  return {
    title: line(300),
    summary: line(1000),
    body: `${from}\n\n${strings.join("\n\n")}`
      .slice(0, 20_000)
      .toWellFormed()
      .replaceAll(UNREADABLE, "")
      .trim(),
    url,
    address: line(300),
    themes: ["theme-hostile"],
    credits: [
      { role: "partner", name: line(300), note: line(299), organisation: null, entry: null },
      { role: "operator", name: line(100), note: null, organisation: "organisation-hostile", entry: null },
    ],
    links: [{ url, label: line(200), kind: "other", language: null }],
    sources: [{ document: line(300), locator: line(298), highlighted: true, entry: null }],
  };
}
