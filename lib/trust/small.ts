/**
 * Which edits are small: what a reader of the queue would accept at a glance, and what does no harm that cannot be
 * undone if it was wrong. Judged field by field, by what a field is and by how much of it changes. Pure.
 */
import { fieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import { type Change, type Changes, type Json, same } from "#lib/revisions/changes";
import { diffText } from "#lib/revisions/text-diff";

/** More fields at once are another entry rather than a correction. */
export const MAX_FIELDS = 4;

/** Characters that go from a text, and their share of it: a sentence may go, a paragraph may not. */
export const MAX_REMOVED = 120;
export const MAX_REMOVED_SHARE = 0.2;

/** Characters that come into a line, and into a text of several: a precision, not a new part. */
export const MAX_ADDED = { line: 80, text: 400 } as const;

/** Names or themes that are added at once. */
const MAX_NEW_NAMES = 2;
const MAX_NEW_THEMES = 1;

/** Whether all that an edit changes is small; an edit that changes nothing is not one. */
export function isSmall(type: EntryType, changes: Changes): boolean {
  const fields = Object.keys(changes);
  return fields.length > 0 && fields.length <= MAX_FIELDS && notSmall(type, changes).length === 0;
}

/** The fields whose change someone must read first. */
export function notSmall(type: EntryType, changes: Changes): string[] {
  const widgets = new Map(fieldsOf(type).map(({ name, widget }) => [name, widget]));
  return Object.entries(changes).flatMap(([name, change]) => {
    const widget = name === "title" ? "title" : widgets.get(name);
    const isSmallChange = widget ? rules[widget] : undefined;
    return isSmallChange?.(change) ? [] : [name];
  });
}

/** By widget; what is not here (kinds, places, credits, relations, what moderators alone change) is always read first. */
const rules: Readonly<Record<string, (change: Change) => boolean>> = {
  title: ({ from, to }) => isText(from) && isText(to) && spelling(from) === spelling(to),
  line: (change) => isSmallText(change, MAX_ADDED.line),
  text: (change) => isSmallText(change, MAX_ADDED.line),
  markdown: (change) => isSmallText(change, MAX_ADDED.text),
  url: ({ from, to }) => isText(from) && isText(to) && hostOf(from) !== null && hostOf(from) === hostOf(to),
  date: ({ from, to }) => isText(to) && (from === null || (isText(from) && to.startsWith(`${from}-`))),
  time: isFilled,
  number: isFilled,
  names: ({ from, to }) => isGrown(from, to, MAX_NEW_NAMES),
  themes: ({ from, to }) => isGrown(from, to, MAX_NEW_THEMES),
  links: areSmallLinks,
};

const isText = (value: Json): value is string => typeof value === "string";

function isFilled({ from, to }: Change): boolean {
  return from === null && to !== null;
}

/** A title as it sounds: capitals, spaces, kinds of quotes and dashes and a last full stop make no other one. */
const spelling = (title: string): string =>
  title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[«»“”„]\s*|\s+(?=[»”])/g, '"')
    .replace(/[‐‑‒–—]/g, "-")
    .replace(/…/g, "...")
    .replace(/\s+/g, " ")
    .replace(/"\s+|\s+"/g, '"')
    .replace(/\s+(?=[:;!?])/g, "")
    .trim()
    .replace(/\.+$/, "");

function isSmallText({ from, to }: Change, maxAdded: number): boolean {
  // A text that goes, or that comes whole, is read.
  if (!isText(from) || !isText(to)) return false;
  const { removed, added } = lengths(from, to);
  const known = new Set(hostsIn(from));
  return (
    removed <= MAX_REMOVED &&
    removed <= from.length * MAX_REMOVED_SHARE &&
    added <= maxAdded &&
    hostsIn(to).every((host) => known.has(host))
  );
}

function lengths(before: string, after: string): { removed: number; added: number } {
  const parts = diffText(before, after).blocks.flatMap((block) => block.parts);
  const total = (state: "removed" | "added") =>
    parts.reduce((sum, part) => sum + (part.state === state ? part.text.length : 0), 0);
  return { removed: total("removed"), added: total("added") };
}

/** Whatever a reader might follow, written as a link or not: an address is known by its host. */
function hostsIn(text: string): string[] {
  const addresses = text.match(/(?:[a-z][a-z0-9+.-]*:\/\/|\/\/|www\.|mailto:)[^\s<>()[\]"'`]+/gi) ?? [];
  return addresses.map((address) => hostOf(address) ?? address.toLowerCase());
}

function hostOf(address: Json): string | null {
  if (!isText(address)) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address.replace(/^\/\//, "")}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, host } = new URL(whole);
  return /^https?:$/.test(protocol) ? host.replace(/^www\./, "") : null;
}

/** Nothing goes, and few come. */
function isGrown(from: Json, to: Json, max: number): boolean {
  if (!Array.isArray(to) || !(from === null || Array.isArray(from))) return false;
  const before = from ?? [];
  const kept = before.every((item) => to.some((one) => same(one, item)));
  return kept && to.length > before.length && to.length <= before.length + max;
}

/** Links stay, each on its own site; one more may come, on a site that the entry already sends to. */
function areSmallLinks({ from, to }: Change): boolean {
  if (!Array.isArray(from) || !Array.isArray(to)) return false;
  const [before, after] = [from.map(hostOfLink), to.map(hostOfLink)];
  return (
    !before.includes(null) &&
    !after.includes(null) &&
    after.length >= before.length &&
    after.length <= before.length + 1 &&
    after.every((host) => before.includes(host)) &&
    [...new Set(before)].every((host) => count(after, host) >= count(before, host))
  );
}

const count = (hosts: readonly (string | null)[], host: string | null): number =>
  hosts.filter((one) => one === host).length;

function hostOfLink(link: Json): string | null {
  return typeof link === "object" && link !== null && !Array.isArray(link) ? hostOf(link.url ?? null) : null;
}
