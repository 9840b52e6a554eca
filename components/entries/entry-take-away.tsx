import { Share } from "#components/printing/share";
import { Printed } from "#components/ui/printed";
import type { EntryRef } from "#lib/entries/view";
import { EXPORT_FORMATS } from "#lib/exports/formats";
import { type Lang, messages } from "#lib/messages/index";
import { embedPath, entryExportPath, entryFeedPath, entryPdfPath, newAlertPath } from "#lib/paths";

/** What one entry can be taken away as, and how its address `url` is passed on. */
export function EntryTakeAway({ entry, lang, url }: { entry: EntryRef; lang: Lang; url: string }) {
  const { type, slug, title } = entry;
  const words = messages(lang).exporting;
  const { alerts, printing, takeAway, widgets } = messages(lang);
  const lines: [name: string, href: string][][] = [
    [
      [alerts.link, newAlertPath(lang, { fiche: slug })],
      [takeAway.changes, entryFeedPath(lang, type, slug)],
      [widgets.title, embedPath(lang, { fiche: slug })],
    ],
    [
      [printing.pdf, entryPdfPath(lang, type, slug)],
      ...EXPORT_FORMATS.map((format): [string, string] => [
        words.formats[format],
        entryExportPath(lang, type, slug, format),
      ]),
    ],
  ];
  return (
    <section className="entry-part">
      <h2>{words.title}</h2>
      <Printed className="entry-take-away">
        {lines.map((ways) => (
          <ul key={ways[0]?.[0]}>
            {ways.map(([name, href]) => (
              <li key={href}>
                <a href={href} rel="nofollow">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        ))}
      </Printed>
      <Share lang={lang} title={title} url={url} />
    </section>
  );
}
