/** What a widget shows: a list, what comes, or a map. Pure. */
import { formatNumber } from "#lib/dates";
import { periodOf, placeOf } from "#lib/entries/facts";
import { optionLabel } from "#lib/entries/field-words";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import type { EntryCard } from "#lib/entries/view";
import type { DrawnFrame } from "#lib/map/drawing";
import { METROPOLE, PARIS } from "#lib/map/frames";
import type { DepartementCount } from "#lib/map/sections";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { type Html, html } from "./html";

/** Where a widget is read: its links lead out of the frame, to whole addresses. */
export interface Place {
  lang: Lang;
  /** The site's address, without a final slash. */
  origin: string;
}

/** A link of a widget: it replaces the page that holds the frame. */
export const linkTo = (href: string, text: string | Html, lang?: string): Html =>
  html`<a href="${href}" target="_top" rel="noopener"${lang ? html` lang="${lang}"` : null}>${text}</a>`;

export function listView(entries: readonly EntryCard[], place: Place): Html {
  return html`<ul class="entries">${entries.map(
    (entry) =>
      html`<li>${titleOf(entry, place)}<p class="facts">${factsOf(entry, place.lang, true)}</p><p${
        place.lang === RECORD_LANG ? null : html` lang="${RECORD_LANG}"`
      }>${entry.summary}</p></li>`,
  )}</ul>`;
}

/** What happens, its days first. */
export function agendaView(entries: readonly EntryCard[], place: Place): Html {
  return html`<ul class="entries">${entries.map(
    (entry) =>
      html`<li><time datetime="${entry.startsOn ?? ""}">${periodOf(entry, place.lang)}</time>${titleOf(entry, place)}<p class="facts">${factsOf(entry, place.lang, false)}</p></li>`,
  )}</ul>`;
}

/**
 * The départements by how many entries each has. The drawing is for the eye and the mouse; the list under it says the same
 * to all.
 */
export function mapView(
  frames: readonly DrawnFrame[],
  counts: readonly DepartementCount[],
  hrefOf: (departement: string) => string,
  { lang }: Place,
): Html {
  const words = messages(lang).map;
  const [large, insets] = [
    frames.find(({ id }) => id === METROPOLE),
    frames.filter(
      ({ id, areas }) => id === PARIS || (id !== METROPOLE && areas.some(({ count }) => count > 0)),
    ),
  ];
  return html`<div aria-hidden="true">${large ? drawing(large, hrefOf, lang) : null}<div class="insets">${insets.map(
    (frame) =>
      html`<figure>${drawing(frame, hrefOf, lang)}<figcaption>${frame.name ?? words.paris}</figcaption></figure>`,
  )}</div></div>${
    counts.length > 0
      ? html`<h2>${words.legend}</h2><ul class="counts">${counts.map(
          ({ code, name, count }) =>
            html`<li>${linkTo(hrefOf(code), words.departement(name, code))} <small>${formatNumber(count, lang)}</small></li>`,
        )}</ul>`
      : html`<p>${words.empty}</p>`
  }`;
}

const drawing = (
  { width, height, areas }: DrawnFrame,
  hrefOf: (departement: string) => string,
  lang: Lang,
): Html =>
  html`<svg viewBox="0 0 ${width} ${height}">${areas.map(({ code, name, d, count, step }) => {
    const area = html`<path class="s${step}" d="${d}"><title>${messages(lang).map.area(name, code, count)}</title></path>`;
    return count > 0
      ? html`<a href="${hrefOf(code)}" target="_top" rel="noopener" tabindex="-1">${area}</a>`
      : area;
  })}</svg>`;

const titleOf = (entry: EntryCard, { lang, origin }: Place): Html =>
  linkTo(origin + entryPath(lang, entry.type, entry.slug), entry.title, foreign(entry.language, lang));

/** "Rapport · septembre 2018 · Rennes"; the days where they stand nowhere else. */
function factsOf(entry: EntryCard, lang: Lang, dated: boolean): string {
  const facts = [
    messages(lang).common.types[entry.type].one,
    optionLabel("kind", entry.kind, lang),
    dated ? periodOf(entry, lang) : null,
    placeOf(entry, lang),
  ];
  return [...new Set(facts.filter(Boolean))].join(" · ");
}
