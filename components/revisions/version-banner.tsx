import { Notice } from "#components/ui/notice";
import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { comparePath, entryPath, historyPath, versionPath } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import type { HistoryEntry } from "#lib/revisions/history";

interface Props {
  entry: HistoryEntry;
  number: number;
  content: Content;
  /** When it was put online, and when the next version took its place. */
  from: Date | null;
  until: Date | null;
  lang: Lang;
}

/** Says above an old version that it is one, of when, and leads to its neighbours. */
export function VersionBanner({ entry, number, content, from, until, lang }: Props) {
  const words = messages(lang).history.one;
  const isCurrent = number === entry.version;
  const acts = [
    ...(content.removed === true ? [words.removed] : content.archived === true ? [words.archived] : []),
    ...(typeof content.mergedInto === "string" ? [words.merged] : []),
  ];
  return (
    <div className="mt-4">
      <Notice kind={isCurrent ? "info" : "warning"} title={words.banner(number)}>
        {from ? (
          <p>
            {until
              ? words.between(formatInstant(from, lang), formatInstant(until, lang))
              : words.since(formatInstant(from, lang))}{" "}
            {isCurrent ? words.current : null}
          </p>
        ) : null}
        {acts.map((act) => (
          <p key={act}>{act}</p>
        ))}
        <p>{words.only}</p>
      </Notice>
      <Neighbours entry={entry} number={number} lang={lang} />
    </div>
  );
}

function Neighbours({ entry, number, lang }: Pick<Props, "entry" | "number" | "lang">) {
  const { history } = messages(lang);
  const words = history.one;
  const { type, slug, version } = entry;
  const links = [
    ...(number > 1
      ? [
          {
            href: versionPath(lang, type, slug, number - 1),
            label: `← ${words.previous(number - 1)}`,
            rel: "prev",
          },
        ]
      : []),
    ...(number < version
      ? [
          {
            href: versionPath(lang, type, slug, number + 1),
            label: `${words.next(number + 1)} →`,
            rel: "next",
          },
        ]
      : []),
    ...(number < version
      ? [
          {
            href: comparePath(lang, type, slug, { de: number, a: version }),
            label: history.compareWithCurrent,
          },
        ]
      : []),
    ...(entry.removal ? [] : [{ href: entryPath(lang, type, slug), label: words.today }]),
    { href: historyPath(lang, type, slug), label: words.history },
  ];
  return (
    <nav aria-label={words.nav} className="my-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {links.map(({ href, label, rel }) => (
          <li key={label}>
            <a href={href} rel={rel} className="inline-block py-1">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
