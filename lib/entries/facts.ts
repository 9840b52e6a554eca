/** The facts of an entry in words, as cards, pages and citations say them. Pure. */
import { formatDate, formatRange } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { deadlineStateOfCard } from "./deadline";
import { countryName } from "./field-words";
import { type EntryCard, numberOf, textOf } from "./view";

type Dated = Pick<EntryCard, "startsOn" | "endsOn">;

/** "20–21 novembre 2017", or null without a date. */
export const periodOf = ({ startsOn, endsOn }: Dated, lang: Lang): string | null =>
  startsOn ? formatRange(startsOn, endsOn, lang) : endsOn ? formatDate(endsOn, lang) : null;

/** "2 rue des Essais, Rennes", "Bretagne", "Ottawa, Canada": the address as given, or the place; then the country when abroad. */
export function placeOf(
  { territory, address, country }: Pick<EntryCard, "territory" | "address" | "country">,
  lang: Lang,
): string | null {
  const abroad = country && country !== "FR" ? countryName(country, lang) : null;
  const parts = [address ?? territory?.name, address?.includes(abroad ?? "\n") ? null : abroad];
  return parts.filter(Boolean).join(", ") || null;
}

/** "110 p.", "p. 24-31", or both; null when pages do not count. */
export function pagesOf(entry: Pick<EntryCard, "details">, lang: Lang): string | null {
  const { card } = messages(lang).reading;
  const [count, from, to] = ["pageCount", "pageFrom", "pageTo"].map((name) => numberOf(entry, name));
  const parts = [count ? card.pages(count) : null, from ? card.pageRange(from, to ?? null) : null];
  return parts.filter(Boolean).join(", ") || null;
}

/** Whether what the entry is about has ended; null when it has no date. */
export const isOver = ({ endsAt }: Pick<EntryCard, "endsAt">, now: Date): boolean | null =>
  endsAt && endsAt < now;

/**
 * The status as it stands now: what has ended is closed, and so is a call once its deadline is past, whatever was
 * written when it was open; null when the type has none.
 */
export function statusOf(entry: EntryCard, now: Date): string | null {
  const status = textOf(entry, "status");
  const closedCall = entry.kind === "call" && deadlineStateOfCard(entry, now) === "closed";
  // What has no end goes on, though it sorts by the end of its start.
  const ended = entry.endsOn !== null && isOver(entry, now) === true;
  return status && (closedCall || ended) ? "closed" : status;
}

/** "A, B et C"; beyond `most`, "A, B et 4 autres". */
export function namesOf(names: readonly string[], lang: Lang, most = 3): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} ${messages(lang).reading.card.others(rest)}`;
  return LISTS[lang].format(shown);
}

const LISTS = {
  fr: new Intl.ListFormat("fr", { style: "long", type: "conjunction" }),
  en: new Intl.ListFormat("en", { style: "long", type: "conjunction" }),
};
