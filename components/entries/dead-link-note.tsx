import { Icon } from "#components/ui/icon";
import { formatDay } from "#lib/dates";
import type { EntryView } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";

/** Beside an address that no longer answers: since when, and a copy of what was there. Nothing beside the others. */
export function DeadLinkNote({
  entry: { deadLinks },
  url,
  host,
  lang,
}: {
  entry: Pick<EntryView, "deadLinks">;
  url: string;
  /** Names the link where the note stands apart from it. */
  host?: string;
  lang: Lang;
}) {
  const dead = deadLinks.find((link) => link.url === url);
  if (!dead) return null;
  const { since, siteSince, copy, copyHint } = messages(lang).freshness.deadLink;
  const day = formatDay(dead.since, lang);
  return (
    <p className={`flex gap-2 text-sm ${host ? "mt-5" : "mt-1"}`}>
      <span className="mt-0.5 shrink-0 text-bad">
        <Icon name="warning" size={16} />
      </span>
      <span>
        <span className="text-bad">{host ? siteSince(host, day) : since(day)}</span>{" "}
        {dead.archivedUrl ? (
          <a href={dead.archivedUrl} rel="noopener">
            {copy} ({copyHint})
          </a>
        ) : null}
      </span>
    </p>
  );
}
