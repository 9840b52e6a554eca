/** Made-up entries that look like real ones: French titles and summaries, dates, places, themes, credits. */
import { emptyContent } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { slugify } from "#lib/text";
import { commonWord, ownWord } from "./lexicon";
import { type Random, randomFrom } from "./random";
import * as words from "./words";

export interface World {
  themes: readonly string[];
  organisations: readonly { slug: string; name: string }[];
  /** Each as often as it should be drawn, with the région it is in. */
  territories: readonly { code: string; name: string; region: string | null }[];
}

export interface MadeUp {
  type: EntryType;
  slug: string;
  publishedAt: Date;
  content: Content;
}

const FIRST_DAY = Date.UTC(2019, 0, 1);
const LAST_DAY = Date.UTC(2026, 5, 30);
const DAY = 86_400_000;

/** The `index`th made-up entry: the same in every run. `earlier` are slugs that it may relate to. */
export function madeUpEntry(index: number, world: World, earlier: readonly string[]): MadeUp {
  const random = randomFrom(index * 2_654_435_761);
  const type = typeOf(random.unit());
  const publishedAt = new Date(FIRST_DAY + Math.floor(random.unit() * (LAST_DAY - FIRST_DAY)));
  const subject = random.pick(words.SUBJECTS);
  const place = placeOf(random, world);
  const own = { resource, lab, programme, event }[type](random, subject, place.name, publishedAt);
  const { name: _, ...placed } = place;
  const content: Content = {
    ...emptyContent(type),
    language: random.chance(0.95) ? "fr" : random.pick(["en", "en", "es", "de", "it"]),
    summary: `${summary(random, subject, place.name)} ${keywords(random, index)}`,
    body: random.chance(0.25) ? body(random, subject) : null,
    ...placed,
    themes: random.some(world.themes, random.whole(1, 3)),
    relations: relations(random, earlier),
    links: links(random, index),
    sources: sources(random),
    ...own,
    credits: credits(random, type, world),
  };
  return { type, slug: `${slugify(String(own.title), 90)}-${index.toString(36)}`, publishedAt, content };
}

const typeOf = (at: number): EntryType =>
  at < 0.6 ? "resource" : at < 0.75 ? "lab" : at < 0.9 ? "programme" : "event";

function resource(random: Random, subject: string, place: string, publishedAt: Date): Content {
  const [kind, opening] = random.pick(words.WORKS);
  const inJournal = kind === "article" || kind === "journal-issue";
  const from = random.whole(1, 120);
  return {
    kind,
    title: `${opening} ${subject}${random.chance(0.6) ? ` (${place})` : ""}`,
    subtitle: random.chance(0.2) ? `Le cas de ${place}` : null,
    startsOn: partial(random, new Date(publishedAt.getTime() - random.whole(0, 900) * DAY)),
    container: inJournal ? random.pick(words.CONTAINERS) : null,
    issue: inJournal ? `n° ${random.whole(1, 240)}` : null,
    pageCount: kind === "article" ? null : random.chance(0.7) ? random.whole(4, 320) : null,
    pageFrom: kind === "article" ? from : null,
    pageTo: kind === "article" ? from + random.whole(2, 30) : null,
    online: random.chance(0.6),
    url: random.chance(0.5) ? `https://exemple.fr/ressources/${random.whole(1, 1e9)}` : null,
  };
}

function lab(random: Random, _: string, place: string, publishedAt: Date): Content {
  const name = `${random.pick(words.LAB_NAMES)} ${random.pick(words.LAB_OBJECTS)}`;
  const kinds = [
    "public-lab",
    "public-lab",
    "network",
    "incubator",
    "research",
    "agency",
    "think-tank",
  ] as const;
  return {
    kind: random.pick(kinds),
    title: `${name} – ${place}`,
    aliases: random.chance(0.4) ? [`${name} ${place}`] : [],
    startsOn: String(publishedAt.getUTCFullYear() - random.whole(0, 8)),
    url: random.chance(0.6) ? `https://exemple.fr/labs/${random.whole(1, 1e9)}` : null,
  };
}

function programme(random: Random, subject: string, place: string, publishedAt: Date): Content {
  const [kind, opening] = random.pick(words.PROGRAMME_NAMES);
  const start = new Date(publishedAt.getTime() - random.whole(0, 700) * DAY);
  const ends = random.chance(0.5) ? new Date(start.getTime() + random.whole(200, 1500) * DAY) : null;
  return {
    kind,
    title: `${opening} « ${capital(subject)} » – ${place}`,
    aliases: [],
    startsOn: partial(random, start),
    endsOn: ends?.toISOString().slice(0, 10) ?? null,
    deadlineOn: kind === "call" ? dayOf(start.getTime() + random.whole(20, 900) * DAY) : null,
    status: ends && ends.getTime() < LAST_DAY ? "closed" : random.pick(["planned", "running", "running"]),
    amountEur: kind === "fund" || kind === "call" ? random.whole(1, 500) * 10_000 : null,
  };
}

function event(random: Random, subject: string, place: string, publishedAt: Date): Content {
  const [kind, opening] = random.pick(words.EVENT_NAMES);
  // Some are announced long before: whenever this is read, some are to come.
  const start = new Date(publishedAt.getTime() + random.whole(-30, random.chance(0.2) ? 900 : 200) * DAY);
  const days = kind === "week" ? 6 : random.whole(0, 2);
  const timed = random.chance(0.4);
  return {
    deadlineOn: random.chance(0.2) ? dayOf(start.getTime() - random.whole(5, 60) * DAY) : null,
    kind,
    title: `${opening} : ${subject}, ${place}`,
    startsOn: dayOf(start.getTime()),
    endsOn: dayOf(start.getTime() + days * DAY),
    startTime: timed ? `0${random.whole(8, 9)}:30` : null,
    endTime: timed ? "17:00" : null,
    timezone: timed ? "Europe/Paris" : null,
    edition: random.chance(0.3) ? `${random.whole(2, 12)}e` : null,
    registration: random.chance(0.4) ? "gratuite et obligatoire" : null,
  };
}

function summary(random: Random, subject: string, place: string): string {
  const opening = random.pick(words.ACTORS);
  return `${place} : ${opening} ${random.pick(words.ACTIONS)}, sur ${subject}. ${random.pick(words.OUTCOMES)}`;
}

/** A dozen words, by how frequent words are; one entry in four has one of its own. */
function keywords(random: Random, index: number): string {
  const words = Array.from({ length: 12 }, () => commonWord(random));
  if (random.chance(0.25)) words.push(ownWord(index));
  return `Mots : ${words.join(", ")}.`;
}

function body(random: Random, subject: string): string {
  const paragraph = () =>
    `${capital(random.pick(words.ACTORS))} ${random.pick(words.ACTIONS)}. ${random.pick(words.OUTCOMES)}`;
  return [
    `## ${capital(subject)}`,
    paragraph(),
    paragraph(),
    `- ${random.some(words.SUBJECTS, 4).join(" ;\n- ")}.`,
  ].join("\n\n");
}

function placeOf(random: Random, { territories }: World) {
  if (random.chance(0.03)) return abroad(random);
  const { code, name, region } = random.pick(territories);
  const centre = region ? words.REGION_CENTRES[region] : undefined;
  const located = centre && random.chance(0.6);
  return {
    name,
    territory: code,
    country: "FR",
    address: located ? `${random.whole(1, 90)} rue de la République, ${name}` : null,
    latitude: located ? around(random, centre[0], 1.2) : null,
    longitude: located ? around(random, centre[1], 1.6) : null,
  };
}

function abroad(random: Random) {
  const { name, country, at } = random.pick(words.CITIES_ABROAD);
  const [latitude, longitude] = [around(random, at[0], 0.3), around(random, at[1], 0.3)];
  return { name, territory: null, country, address: name, latitude, longitude };
}

const around = (random: Random, degrees: number, spread: number) =>
  Number((degrees + (random.unit() - 0.5) * spread).toFixed(4));

const FIRST_ROLE = { resource: "author", lab: "parent", programme: "operator", event: "organiser" } as const;

function credits(random: Random, type: EntryType, { organisations }: World) {
  const bodies = random.someFirst(organisations, random.whole(1, 2)).map(({ slug, name }) => ({
    role: type === "resource" && random.chance(0.5) ? "publisher" : FIRST_ROLE[type],
    name,
    note: null,
    organisation: slug,
    entry: null,
  }));
  const count = type === "resource" ? random.whole(0, 2) : 0;
  const persons = Array.from({ length: count }, () => ({
    role: "author",
    name: `${random.pick(words.FIRST_NAMES)} ${random.pick(words.LAST_NAMES)}`,
    note: null,
    organisation: null,
    entry: null,
  }));
  return unique([...persons, ...bodies], ({ role, name }) => `${role} ${name}`);
}

const RELATION_KINDS = ["cites", "follows", "produces", "related-to", "part-of"] as const;

const relations = (random: Random, earlier: readonly string[]) =>
  earlier.length > 0 && random.chance(0.3)
    ? [{ kind: random.pick(RELATION_KINDS), to: random.pick(earlier), note: null }]
    : [];

const links = (random: Random, index: number) =>
  random.chance(0.3)
    ? [{ url: `https://exemple.fr/documents/${index}`, label: "Synthèse", kind: "synthesis", language: "fr" }]
    : [];

const sources = (random: Random) =>
  random.chance(0.4)
    ? [
        {
          document: `Veille de l'innovation publique, n° ${random.whole(1, 90)}`,
          locator: null,
          highlighted: random.chance(0.02),
          entry: null,
        },
      ]
    : [];

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function partial(random: Random, at: Date): string {
  return at.toISOString().slice(0, random.pick([4, 7, 7, 10]));
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const unique = <T>(items: readonly T[], key: (item: T) => string) => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];
