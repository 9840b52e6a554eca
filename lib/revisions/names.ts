/** What contents name by slug or code, with the names that people know. */
import { db } from "#lib/db";
import { type Actor, can } from "#lib/permissions";
import type { Changes, Content, Json } from "./changes";
import type { Names } from "./wording";

/**
 * The names of all that these contents refer to; what does not exist is left out.
 * @param reader who reads them: only those who review are told the name of what was taken down.
 */
export async function findNames(contents: readonly Content[], reader: Actor | null = null): Promise<Names> {
  const all = (field: string, part?: string) =>
    contents.flatMap((content) => textsIn(content[field] ?? null, part));
  const [entries, organisations, themes, territories] = await Promise.all([
    find(
      [
        ...all("credits", "entry"),
        ...all("relations", "to"),
        ...all("sources", "entry"),
        ...all("mergedInto"),
      ],
      (slugs) =>
        db.entry.findMany({
          where: { slug: { in: slugs } },
          select: { slug: true, title: true, type: true, removed: true },
        }),
    ),
    find(all("credits", "organisation"), (slugs) =>
      db.organisation.findMany({
        where: { slug: { in: slugs } },
        select: { slug: true, name: true, acronym: true },
      }),
    ),
    find(all("themes"), (slugs) =>
      db.theme.findMany({
        where: { slug: { in: slugs } },
        select: { slug: true, labelFr: true, labelEn: true },
      }),
    ),
    find(all("territory"), (codes) =>
      db.territory.findMany({
        where: { code: { in: codes } },
        select: { code: true, name: true, level: true },
      }),
    ),
  ]);
  const hidden = can(reader, "review") ? [] : entries.filter(({ removed }) => removed);
  return {
    entries: new Map(
      entries
        .filter((entry) => !hidden.includes(entry))
        .map(({ slug, title, type }) => [slug, { title, type }]),
    ),
    hidden: new Set(hidden.map(({ slug }) => slug)),
    organisations: new Map(
      organisations.map(({ slug, name, acronym }) => [
        slug,
        acronym && acronym !== name ? `${name} (${acronym})` : name,
      ]),
    ),
    themes: new Map(themes.map(({ slug, labelFr, labelEn }) => [slug, { fr: labelFr, en: labelEn }])),
    territories: new Map(territories.map(({ code, ...territory }) => [code, territory])),
  };
}

/** Both sides of changes, as two contents of the fields that change. */
export function sidesOf(changes: Changes): [before: Content, after: Content] {
  const side = (name: "from" | "to") =>
    Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change[name]]));
  return [side("from"), side("to")];
}

async function find<T>(wanted: string[], ask: (wanted: string[]) => Promise<T[]>): Promise<T[]> {
  return wanted.length === 0 ? [] : ask([...new Set(wanted)].slice(0, MAX_NAMES));
}

/** More names than a page of history can hold. */
const MAX_NAMES = 2000;

/** The texts of a value, or of a part of each of its items. */
function textsIn(value: Json, part?: string): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => {
    const text =
      part === undefined
        ? item
        : typeof item === "object" && item !== null && !Array.isArray(item)
          ? item[part]
          : null;
    return typeof text === "string" ? [text] : [];
  });
}
