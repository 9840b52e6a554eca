import { Icon } from "#components/ui/icon";
import { formatDay } from "#lib/dates";
import type { EntryView } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";

/** Beside an address that no longer answers: since when, and a copy of what was there. Nothing beside the others. */
export function DeadLinkNote({
  entry: { deadLinks },
  url,
  lang,
}: {
  entry: Pick<EntryView, "deadLinks">;
  url: string;
  lang: Lang;
}) {
  const dead = deadLinks.find((link) => link.url === url);
  if (!dead) return null;
  const { since, copy, copyHint } = messages(lang).freshness.deadLink;
  return (
    <p className="mt-1 text-sm text-bad">
      <Icon name="warning" size={16} /> {since(formatDay(dead.since, lang))}{" "}
      {dead.archivedUrl ? (
        <a href={dead.archivedUrl} rel="noopener">
          {copy} <span className="text-muted">({copyHint})</span>
        </a>
      ) : null}
    </p>
  );
}
