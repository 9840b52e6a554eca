import { PageHeader } from "#components/layout/page-header";
import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, type EntryType, entryPath } from "#lib/paths";

interface Props {
  entry: { type: EntryType; slug: string; title: string };
  title: string;
  lead: string;
  lang: Lang;
}

/** The top of a page that asks something about an entry: which one, and the way back to it. */
export function EntryFormHeader({ entry: { type, slug, title: entryTitle }, title, lead, lang }: Props) {
  return (
    <PageHeader
      lang={lang}
      crumbs={[
        { label: messages(lang).common.types[type].many, href: collectionPath(lang, type) },
        { label: entryTitle, href: entryPath(lang, type, slug) },
        { label: title },
      ]}
      title={title}
      lead={lead}
    />
  );
}
