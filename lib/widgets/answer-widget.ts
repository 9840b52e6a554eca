/** Any search as a widget. What is wrong in its address is left out: a host's page shows what can be shown. */
import { anew, type Memory, memory } from "#lib/answers";
import { isOutage } from "#lib/db";
import { HAPPENING_TYPES } from "#lib/entries/happening";
import { getCards } from "#lib/entries/queries";
import { getRecord } from "#lib/entries/records";
import { etagOf, hasAlready } from "#lib/http/conditional";
import { drawingOf } from "#lib/map/drawing";
import { countsOf, sectionsOf } from "#lib/map/sections";
import { type Lang, messages } from "#lib/messages/index";
import { agendaPath, entryPath, mapPath, searchPath, widgetPath } from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { type Understood, understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { placesOf } from "#lib/search/places";
import { changeSearch, EMPTY_SEARCH, parseSearch, printSearch } from "#lib/search/query";
import { search } from "#lib/search/search";
import { type Widget, widgetDocument, widgetHeaders } from "./document";
import { html } from "./html";
import { parseOptions, printOptions, type WidgetOptions } from "./options";
import { agendaView, listView, mapView, type Place } from "./views";

export interface AskedWidget extends Place {
  params: URLSearchParams;
  headers: Headers;
  now: Date;
}

/** The memory of the server's widgets: a host's page asks for the same one with each of its visitors. */
export const widgetsAnswered = memory<string>();

export async function answerWidget(asked: AskedWidget, remember: Memory<string> = anew): Promise<Response> {
  const { lang, params, headers } = asked;
  const { options } = parseOptions(params);
  const query = { ...parseSearch(params).query, cursor: null };
  const inElement = params.get("element") === "1";
  const address = widgetPath(lang, {
    ...printSearch(query),
    ...printOptions(options),
    element: inElement ? 1 : null,
  });
  try {
    const text = await remember(address, async () => {
      const { query: named, names } = await nameFilters(query, lang);
      const title = widgetTitle(
        activeFilters(query, names, lang).map(({ label }) => label),
        lang,
      );
      const widget = await make({ ...asked, options, title, query: await understand(named) });
      return widgetDocument({ ...widget, inElement });
    });
    const kept = {
      ...widgetHeaders(options),
      etag: etagOf(text),
      "cache-control": "public, max-age=60, s-maxage=60",
    };
    if (hasAlready(kept.etag, headers)) return new Response(null, { status: 304, headers: kept });
    return new Response(text, { headers: kept });
  } catch (error) {
    if (!isOutage(error)) throw error;
    const words = messages(lang);
    const text = widgetDocument({
      lang,
      title: words.http[503].title,
      options,
      inElement,
      body: html`<p>${words.http[503].text}</p>`,
      all: { href: asked.origin + searchPath(lang, printSearch(query)), text: words.widgets.all },
    });
    return new Response(text, {
      status: 503,
      headers: { ...widgetHeaders(options), "cache-control": "no-store", "retry-after": "5" },
    });
  }
}

/** What a widget is called: its filters, or the directory itself. */
export const widgetTitle = (filters: readonly string[], lang: Lang): string =>
  filters.join(", ") || messages(lang).common.tagline;

type Shown = Omit<Widget, "inElement">;

interface Making extends AskedWidget {
  options: WidgetOptions;
  title: string;
  query: Understood;
}

async function make(making: Making): Promise<Shown> {
  const { options } = making;
  if (options.fiche !== null) return await makeEntry(making, options.fiche);
  if (options.vue === "carte") return await makeMap(making);
  return options.vue === "agenda" ? await makeAgenda(making) : await makeList(making);
}

async function makeList({ lang, origin, now, options, title, query }: Making): Promise<Shown> {
  const words = messages(lang).widgets;
  const { hits, total } = await search(query, { now, limit: options.nombre, count: true });
  const entries = await getCards(hits.map(({ id }) => id));
  return {
    lang,
    title,
    options,
    body: entries.length > 0 ? listView(entries, { lang, origin }) : html`<p>${words.empty}</p>`,
    all: {
      href: origin + searchPath(lang, printSearch(query)),
      text: total && total.count > entries.length ? words.allOf(total.count, total.more) : words.all,
    },
  };
}

// What comes, the nearest first, unless the search says when.
async function makeAgenda({ lang, origin, now, options, title, query }: Making): Promise<Shown> {
  const words = messages(lang).widgets;
  const isDated = query.when || query.from || query.to || query.years.length > 0;
  const types = HAPPENING_TYPES.filter((type) => query.types.length === 0 || query.types.includes(type));
  const asked: Understood = {
    ...query,
    types,
    deadlines: [],
    when: isDated ? query.when : "coming",
    sort: "date",
  };
  const { hits } = types.length > 0 ? await search(asked, { now, limit: options.nombre }) : { hits: [] };
  const entries = (await getCards(hits.map(({ id }) => id))).filter(({ startsOn }) => startsOn !== null);
  return {
    lang,
    title,
    options,
    body: entries.length > 0 ? agendaView(entries, { lang, origin }) : html`<p>${words.nothingComes}</p>`,
    all: { href: origin + agendaPath(lang, printSearch({ ...query, sort: null })), text: words.agenda },
  };
}

async function makeMap({ lang, origin, now, options, title, query }: Making): Promise<Shown> {
  const places = await placesOf(query, now);
  const { frames } = drawingOf(places, sectionsOf(places).countries, query.territories, lang);
  const hrefOf = (code: string) =>
    origin + searchPath(lang, printSearch(changeSearch(query, { territories: [`departement-${code}`] })));
  return {
    lang,
    title,
    options,
    body: mapView(frames, countsOf(places.byDepartement).slice(0, options.nombre), hrefOf, { lang, origin }),
    all: {
      href: origin + mapPath(lang, printSearch({ ...query, sort: null })),
      text: messages(lang).widgets.map,
    },
  };
}

async function makeEntry({ lang, origin, options }: Making, slug: string): Promise<Shown> {
  const words = messages(lang).widgets;
  const entry = await getRecord(slug);
  return {
    lang,
    title: entry?.title ?? messages(lang).common.tagline,
    options,
    body: entry ? listView([entry], { lang, origin }) : html`<p>${words.gone}</p>`,
    all: entry
      ? { href: origin + entryPath(lang, entry.type, entry.slug), text: words.entry }
      : { href: origin + searchPath(lang, printSearch(EMPTY_SEARCH)), text: words.all },
  };
}
