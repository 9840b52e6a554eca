import { Icon } from "#components/ui/icon";
import { languageName, optionLabel } from "#lib/entries/field-words";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import type { EntryView } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { DeadLinkNote } from "./dead-link-note";

/** Addresses where the thing or a part of it is read: label, kind, site and language. */
export function EntryLinks({ entry, lang }: { entry: EntryView; lang: Lang }) {
  return (
    <ul className="plain-list print-address">
      {entry.links.map(({ url, label, kind, language }) => (
        <li key={url}>
          <a href={url} rel="noopener" lang={foreign(language ?? RECORD_LANG, lang)}>
            {label}
          </a>{" "}
          <Icon name="external" size={14} />
          <span className="block text-sm text-muted">
            {[optionLabel("link", kind, lang), hostOf(url), language ? languageName(language, lang) : null]
              .filter(Boolean)
              .join(" · ")}
            <span className="sr-only"> ({messages(lang).common.externalSite})</span>
          </span>
          <DeadLinkNote entry={entry} url={url} lang={lang} />
        </li>
      ))}
    </ul>
  );
}

/** "modernisation.gouv.fr" of an address. */
export const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
