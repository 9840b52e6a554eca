import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon";
import { TONES } from "#components/ui/type-badge";
import { foreign } from "#lib/entries/language";
import type { EntryRef } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { unbroken } from "#lib/typography";

/** A link to an entry by its title, with the icon of its type; `children` is what is said of it after its title. */
export function EntryLink({ entry, lang, children }: { entry: EntryRef; lang: Lang; children?: ReactNode }) {
  const { types, colon } = messages(lang).common;
  const type = types[entry.type].one;
  return (
    <span className="entry-link">
      <span className={TONES[entry.type]} title={type}>
        <Icon name={entry.type} size={16} />
        <span className="sr-only">{type + colon}</span>
      </span>
      <span>
        <a href={entryPath(lang, entry.type, entry.slug)} lang={foreign(entry.language, lang)}>
          {unbroken(entry.title)}
        </a>
        {children}
      </span>
    </span>
  );
}
