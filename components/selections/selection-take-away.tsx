import { WaysOut } from "#components/search/ways-out";
import { EXPORT_FORMATS, MEDIA_TYPES } from "#lib/exports/formats";
import { FEED_TYPES } from "#lib/feeds/feed";
import { type Lang, messages } from "#lib/messages/index";
import {
  FEED_FORMATS,
  newAlertPath,
  selectionExportPath,
  selectionFeedPath,
  selectionPdfPath,
} from "#lib/paths";

/** What a selection can be followed by, unless it is private, and taken away as. */
export function SelectionTakeAway({ id, isPrivate, lang }: { id: string; isPrivate: boolean; lang: Lang }) {
  const { exporting, printing, takeAway } = messages(lang);
  const feeds = FEED_FORMATS.map((format) => ({
    name: takeAway[format],
    href: selectionFeedPath(lang, id, format),
    type: FEED_TYPES[format],
  }));
  const files = EXPORT_FORMATS.map((format) => ({
    name: exporting.formats[format],
    href: selectionExportPath(lang, id, format),
    type: MEDIA_TYPES[format],
  }));
  const pdf = { name: printing.pdf, href: selectionPdfPath(lang, id), type: "application/pdf" };
  const alert = { name: messages(lang).alerts.link, href: newAlertPath(lang, { selection: id }) };
  return (
    <WaysOut
      title={takeAway.title}
      groups={[
        // What reads feeds has no session.
        { title: takeAway.follow, ways: isPrivate ? [] : [alert, ...feeds] },
        { title: takeAway.download, ways: [pdf, ...files] },
      ]}
    />
  );
}
