/** What prepare.ts leaves for the journeys: people with a session, and pages that only exist with some work before. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const person = z.strictObject({ name: z.string(), email: z.string(), session: z.string() });
const stranger = person.extend({ id: z.string() });

/** A proposal to change a lab. */
const edit = z.strictObject({ id: z.string(), slug: z.string() });

/** A lab of three versions that a resource cites: for going back, taking down, putting back. */
const past = z.strictObject({
  slug: z.string(),
  citedBy: z.string(),
  titles: z.tuple([z.string(), z.string(), z.string()]),
});

/** A term that an entry has, and another into which it can be merged; `name` is that of the first. */
const double = z.strictObject({ from: z.string(), name: z.string(), into: z.string(), entry: z.string() });

const question = z.strictObject({ slug: z.string(), token: z.string() });

/** A proposal, and the name of what it proposes. */
const named = z.strictObject({ id: z.string(), title: z.string() });

/** A lab with a site of its own domain. */
const body = z.strictObject({ slug: z.string(), name: z.string(), team: z.string() });
const site = z.strictObject({ slug: z.string(), title: z.string(), domain: z.string() });

/** Someone trusted, the lab that they keep, and someone whose programmes wait. */
const trust = z.strictObject({
  keeper: stranger,
  kept: z.string(),
  title: z.string(),
  sender: stranger,
  /** The name of one of the two programmes. */
  sent: z.string(),
});

/** Two labs that are one thing, and a resource that presents the one that goes. */
const twins = z.strictObject({
  goes: z.string(),
  goesTitle: z.string(),
  stays: z.string(),
  staysTitle: z.string(),
  citedBy: z.string(),
});

const worldSchema = z.strictObject({
  people: z.strictObject({
    /** Proposes. */
    contributor: person,
    /** Proposes too, and may not see what the first one has not sent. */
    neighbour: person,
    moderator: person,
    /** Reviews at the same time as the first one. */
    colleague: person,
    administrator: person,
  }),
  /** The links of someone's alerts, and a lab to follow. */
  alerts: z.strictObject({
    page: z.string(),
    confirm: z.string(),
    stop: z.string(),
    followed: z.string(),
    title: z.string(),
  }),
  /** Drafts of the contributor. */
  draft: z.string(),
  /** A webhook of the contributor. */
  webhook: z.string(),
  /** Proposals of the contributor that wait for a decision: a new entry, and an edit of `edited`. */
  creation: z.string(),
  edit: z.string(),
  edited: z.string(),
  /** Another one that waits, for two moderators at once. */
  contested: z.string(),
  /** A proposal of the contributor for which changes were asked. */
  returned: z.string(),
  /**
   * What deciding.spec.ts decides on: one of each for a browser with JavaScript, one for a browser without; a third
   * conflict stays as it is, to be looked at.
   */
  deciding: z.strictObject({
    /** Edits of the name, the summary and the address of a lab. */
    partial: z.tuple([edit, edit]),
    /** Edits of the name of a lab that someone else has renamed meanwhile, and of its summary. */
    conflict: z.tuple([edit, edit, edit]),
    /** Another one, of which the lab has not moved yet when a moderator reads it, and the edit that moves it. */
    moving: z.strictObject({ slow: edit, quick: edit }),
    /** A new lab that one in the directory looks like. */
    double: z.strictObject({ id: z.string(), existing: z.string() }),
    /** A new lab sent back, and sent again with another summary. */
    again: z.string(),
    /** New labs, to be taken and handed over. */
    held: z.tuple([z.string(), z.string()]),
  }),
  /** For desk.spec.ts: new labs, for a browser with JavaScript and for one without; their names are theirs alone. */
  desk: z.strictObject({
    together: z.tuple([z.array(named).length(3), z.array(named).length(3)]),
    answered: z.tuple([named, named]),
    asked: named,
    live: named,
  }),
  /** Ten new programmes, the only ones that wait. */
  ten: z.array(z.string()).length(10),
  /** An import of the contributor, read and partly proposed. */
  batch: z.string(),
  /** A source that is read on a schedule. */
  source: z.string(),
  /**
   * For teams.spec.ts: a team that the neighbour manages and that someone asks to join, an invitation into it, a claim that
   * waits for a moderator; labs that nobody holds, one of each for a browser with JavaScript, one for a browser without.
   */
  teams: z.strictObject({
    team: z.string(),
    held: z.string(),
    invitation: z.string(),
    claim: z.string(),
    free: z.tuple([site, site]),
    asked: z.tuple([site, site]),
    /** Organisations whose teams the contributor manages: one for each browser. */
    bodies: z.tuple([body, body]),
  }),
  /** For merging.spec.ts: each for a browser with JavaScript and for one without. */
  twins: z.strictObject({ decided: z.tuple([twins, twins]), proposed: z.tuple([twins, twins]) }),
  /** For trust.spec.ts: for a browser with JavaScript and for one without. */
  trust: z.tuple([trust, trust]),
  /** A mail kept on the page "Courrier". */
  mail: z.string(),
  /** For vocabularies.spec.ts: one of each for a browser with JavaScript, one for a browser without. */
  terms: z.strictObject({
    themes: z.tuple([double, double]),
    organisations: z.tuple([double, double]),
    /** A theme that was merged already. */
    merged: z.string(),
  }),
  /** For agenda.spec.ts: an event of La Réunion on 14 March 2035 at 9:00, and a call that closes in five days. */
  agenda: z.strictObject({ island: z.string(), call: z.string() }),
  /** Labs of which it was asked whether they are still right, with the token of the mail's link. */
  questions: z.tuple([question, question, question]),
  /** Reports that wait: of a visitor, and the objection of a person. */
  reports: z.array(z.string()).length(2),
  /** A theme that the author of a proposal suggests. */
  suggestion: z.string(),
  /**
   * Words that only hidden things hold; a lab of which much hidden was said, one that was taken down, a private selection.
   */
  hidden: z.strictObject({
    words: z.array(z.string()).min(1),
    slug: z.string(),
    removed: z.string(),
    selection: z.string(),
  }),
  /** A public selection of the neighbour's, a private one of the contributor's, a public one without entries. */
  selections: z.strictObject({ shared: z.string(), own: z.string(), empty: z.string() }),
  /** A set of synonyms. */
  synonyms: z.string(),
  /** For administration.spec.ts, likewise: people whose role changes and who are shut out, each with a session. */
  strangers: z.tuple([stranger, stranger]),
  /** Slugs of labs: put away; merged into `mergedInto`. */
  archived: z.string(),
  merged: z.string(),
  mergedInto: z.string(),
  /** To be read and brought back, and to be taken down; each for a browser with JavaScript and for one without. */
  past: z.strictObject({ read: past, readPlain: past, gone: past, gonePlain: past }),
});

export type World = z.infer<typeof worldSchema>;
export type Person = keyof World["people"];

/** In the folder of the run (playwright.config.ts). */
export const worldFile = (): string => join(process.env.SILLAGE_BROWSER_FOLDER ?? ".", "world.json");

let known: World | undefined;

export function world(): World {
  known ??= worldSchema.parse(JSON.parse(readFileSync(worldFile(), "utf8")));
  return known;
}
