import { EXPORT_FORMATS, MEDIA_TYPES } from "#lib/exports/formats";
import { FEED_TYPES } from "#lib/feeds/feed";
import { type Lang, messages } from "#lib/messages/index";
import {
  agendaCalendarPath,
  deadlinesCalendarPath,
  embedPath,
  exportPath,
  FEED_FORMATS,
  feedPath,
  newAlertPath,
  searchPath,
  searchPdfPath,
  webhooksPath,
} from "#lib/paths";
import { printSearch, type SearchQuery } from "#lib/search/query";
import type { View } from "#lib/widgets/options";
import { type Way, WaysOut } from "./ways-out";

/** What a list can be followed by and taken away as, whichever page shows it: all of it is its search's. */
export function TakeAway({
  lang,
  query,
  calendars = true,
  view = null,
}: {
  lang: Lang;
  query: SearchQuery;
  /** Without them where the page offers them itself. */
  calendars?: boolean;
  /** What the page shows it as, when that is no list. */
  view?: View | null;
}) {
  const words = messages(lang).takeAway;
  return (
    <WaysOut
      title={words.title}
      groups={[
        { title: words.follow, ways: waysToFollow(lang, query, calendars, view) },
        { title: words.download, ways: waysToDownload(lang, query) },
      ]}
    />
  );
}

function waysToFollow(lang: Lang, query: SearchQuery, calendars: boolean, view: View | null): Way[] {
  const words = messages(lang).takeAway;
  // A calendar has neither pages nor orders, and deadlines are apart from what happens.
  const dated = { ...query, sort: null, cursor: null };
  const asked = printSearch({ ...query, cursor: null });
  return [
    { name: messages(lang).alerts.link, href: newAlertPath(lang, printSearch(dated)) },
    ...FEED_FORMATS.map((format) => ({
      name: words[format],
      href: feedPath(lang, format, asked),
      type: FEED_TYPES[format],
    })),
    ...(calendars
      ? [
          {
            name: words.events,
            href: agendaCalendarPath(lang, printSearch({ ...dated, deadlines: [] })),
            type: "text/calendar",
          },
          {
            name: words.deadlines,
            href: deadlinesCalendarPath(lang, printSearch(dated)),
            type: "text/calendar",
          },
        ]
      : []),
    {
      name: words.webhook,
      href: webhooksPath(lang, { recherche: searchPath(lang, printSearch(dated)) }),
    },
    { name: messages(lang).widgets.title, href: embedPath(lang, { ...asked, vue: view }) },
  ];
}

function waysToDownload(lang: Lang, query: SearchQuery): Way[] {
  const whole = printSearch({ ...query, cursor: null });
  return [
    ...EXPORT_FORMATS.map((format) => ({
      name: messages(lang).exporting.formats[format],
      href: exportPath(lang, format, whole),
      type: MEDIA_TYPES[format],
    })),
    { name: messages(lang).printing.pdf, href: searchPdfPath(lang, whole), type: "application/pdf" },
  ];
}
