import { Facts } from "#components/ui/facts";
import { optionLabel } from "#lib/entries/field-words";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { type CreditView, creditsByRole, type EntryView } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import { entryPath, organisationPath } from "#lib/paths";

/** Who did what, role by role: the name as printed, linked to the page of the body when the directory has one. */
export function EntryCredits({ entry, lang }: { entry: EntryView; lang: Lang }) {
  const facts = creditsByRole(entry.credits).map(([role, credits]) => ({
    label: optionLabel("role", role, lang),
    value: credits.map((credit) => <Credit key={credit.name} credit={credit} lang={lang} />),
  }));
  return <Facts facts={facts} wide />;
}

function Credit({ credit: { name, note, organisation, entry }, lang }: { credit: CreditView; lang: Lang }) {
  const href = entry
    ? entryPath(lang, entry.type, entry.slug)
    : organisation && organisationPath(lang, organisation.slug);
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}
      {note ? (
        <span className="text-muted" lang={foreign(RECORD_LANG, lang)}>
          {" "}
          ({note})
        </span>
      ) : null}
    </>
  );
}
