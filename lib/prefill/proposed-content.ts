/** What was found, as the fields of a type: what its own schema accepts, and nothing else. Pure. */
import { entryTypes, formFieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import type { Found, Origin } from "./facts";

export interface Proposed {
  content: Content;
  /** Where each field of the content comes from. */
  origins: Readonly<Record<string, Origin>>;
}

/** A resource unless something says otherwise: most of what is proposed from an address is a text. */
export const guessedType = (found: Found): EntryType => found.type?.value ?? "resource";

export function proposedContent(type: EntryType, found: Found): Proposed {
  const content: Record<string, Json> = {};
  const origins: Record<string, Origin> = {};
  for (const field of formFieldsOf(type)) {
    const fact = factFor(type, field, found);
    const schema = entryTypes[type].schema.shape[field.name];
    const parsed = fact ? schema?.safeParse(fact.value) : undefined;
    if (!fact || !parsed?.success) continue;
    content[field.name] = fact.value;
    origins[field.name] = fact.origin;
  }
  return { content, origins };
}

/** The dates that have the same field, by what they are called on each type. */
const DATES = ["publishedOn", "openedOn", "startsOn"] as const;

function factFor(
  type: EntryType,
  { name, label }: { name: string; label?: string },
  found: Found,
): { value: Json; origin: Origin } | undefined {
  const date = DATES.find((one) => one === label);
  if (name === "startsOn") return jsonFact(date ? found[date] : found.startsOn);
  if (name === "kind") return kindFor(type, found);
  if (name === "credits") return creditsFor(type, found);
  if (name === "latitude" || name === "longitude")
    return found.latitude && found.longitude && jsonFact(found[name]);
  return isFact(name) ? jsonFact(found[name]) : undefined;
}

const PLAIN = [
  "title",
  "subtitle",
  "summary",
  "language",
  "url",
  "endsOn",
  "startTime",
  "endTime",
  "timezone",
  "address",
  "country",
  "container",
  "issue",
  "pageFrom",
  "pageTo",
  "pageCount",
  "identifiers",
  "links",
  "territory",
  "themes",
] as const;
const isFact = (name: string): name is (typeof PLAIN)[number] => PLAIN.some((one) => one === name);

/** A fact as JSON holds it: lists as plain arrays. */
function jsonFact(
  fact:
    | {
        value: string | number | readonly (string | Readonly<Record<string, string | null>>)[];
        origin: Origin;
      }
    | undefined,
): { value: Json; origin: Origin } | undefined {
  if (!fact) return undefined;
  const { value, origin } = fact;
  if (typeof value !== "object") return { value, origin };
  return { value: value.map((item) => (typeof item === "string" ? item : { ...item })), origin };
}

function kindFor(type: EntryType, { type: is, kinds }: Found) {
  const value =
    is?.value === type ? kinds?.value.find((kind) => entryTypes[type].kinds.includes(kind)) : undefined;
  return kinds && value ? { value, origin: kinds.origin } : undefined;
}

/** Those whose part in it is one that this type has. */
function creditsFor(type: EntryType, { credits }: Found) {
  const roles: readonly string[] = entryTypes[type].roles;
  const value = (credits?.value ?? [])
    .filter(({ role }) => roles.includes(role))
    .map(
      ({ role, name, organisation = null }): Json => ({ role, name, note: null, organisation, entry: null }),
    );
  return credits && value.length > 0 ? { value, origin: credits.origin } : undefined;
}
