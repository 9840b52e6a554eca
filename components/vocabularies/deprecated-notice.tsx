import { type Lang, messages } from "#lib/messages/index";

/** On the page of a theme or an organisation that forms no longer offer. */
export function DeprecatedNotice({ lang }: { lang: Lang }) {
  return <p className="hint mb-4">{messages(lang).vocabularies.deprecated}</p>;
}
