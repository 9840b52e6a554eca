import type { EntryRef } from "#lib/entries/view";
import { EXPORT_FORMATS, MEDIA_TYPES } from "#lib/exports/formats";
import { type Lang, messages } from "#lib/messages/index";
import { entryExportPath, newAlertPath } from "#lib/paths";

/** What one entry can be taken away as. */
export function EntryTakeAway({ entry: { type, slug }, lang }: { entry: EntryRef; lang: Lang }) {
  const words = messages(lang).exporting;
  const ways = EXPORT_FORMATS.map((format) => ({
    name: words.formats[format],
    href: entryExportPath(lang, type, slug, format),
    type: MEDIA_TYPES[format],
  }));
  return (
    <section className="entry-part">
      <h2>{words.title}</h2>
      <p>
        <a href={newAlertPath(lang, { fiche: slug })} rel="nofollow">
          {messages(lang).alerts.link}
        </a>
      </p>
      <ul className="entry-take-away">
        {ways.map(({ name, href, type }) => (
          <li key={href}>
            <a href={href} type={type} rel="nofollow">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
