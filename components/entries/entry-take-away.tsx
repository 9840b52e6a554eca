import { Share } from "#components/printing/share";
import type { EntryRef } from "#lib/entries/view";
import { EXPORT_FORMATS, MEDIA_TYPES } from "#lib/exports/formats";
import { FEED_TYPES } from "#lib/feeds/feed";
import { type Lang, messages } from "#lib/messages/index";
import { embedPath, entryExportPath, entryFeedPath, entryPdfPath, newAlertPath } from "#lib/paths";

/** What one entry can be taken away as, and how its address `url` is passed on. */
export function EntryTakeAway({ entry, lang, url }: { entry: EntryRef; lang: Lang; url: string }) {
  const { type, slug, title } = entry;
  const words = messages(lang).exporting;
  const follow: { name: string; href: string; type?: string }[] = [
    { name: messages(lang).alerts.link, href: newAlertPath(lang, { fiche: slug }) },
    {
      name: messages(lang).takeAway.changes,
      href: entryFeedPath(lang, type, slug),
      type: FEED_TYPES.atom,
    },
    { name: messages(lang).widgets.title, href: embedPath(lang, { fiche: slug }) },
  ];
  const ways = [
    { name: messages(lang).printing.pdf, href: entryPdfPath(lang, type, slug), type: "application/pdf" },
    ...EXPORT_FORMATS.map((format) => ({
      name: words.formats[format],
      href: entryExportPath(lang, type, slug, format),
      type: MEDIA_TYPES[format],
    })),
  ];
  return (
    <section className="entry-part">
      <h2>{words.title}</h2>
      <ul className="entry-take-away">
        {follow.map((way) => (
          <li key={way.href}>
            <a href={way.href} type={way.type} rel="nofollow">
              {way.name}
            </a>
          </li>
        ))}
      </ul>
      <ul className="entry-take-away">
        {ways.map((way) => (
          <li key={way.href}>
            <a href={way.href} type={way.type} rel="nofollow">
              {way.name}
            </a>
          </li>
        ))}
      </ul>
      <Share lang={lang} title={title} url={url} />
    </section>
  );
}
