import { Icon } from "#components/ui/icon";
import { TypeBadge } from "#components/ui/type-badge";
import { formatAge, formatDay } from "#lib/dates";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { mergePath, reportItemPath } from "#lib/paths";
import type { ReportItem } from "#lib/reports/queries";

/** Reports, one a row: about which entry, what is said, by whom, how long ago, who has it. */
export function ReportList({ items, lang, now }: { items: readonly ReportItem[]; lang: Lang; now: Date }) {
  return (
    <ol className="queue">
      {items.map((item) => (
        <Row key={item.id} {...{ item, lang, now }} />
      ))}
    </ol>
  );
}

function Row({ item, lang, now }: { item: ReportItem; lang: Lang; now: Date }) {
  const { desk, kinds } = messages(lang).reports;
  const { entry, origin, createdAt } = item;
  return (
    <li>
      <div>
        <h2 className="queue-title">
          <a href={reportItemPath(lang, item.id)} lang={foreign(entry.language, lang)}>
            {entry.title}
          </a>
        </h2>
        <p className="queue-meta">
          <span className="badge">
            <Icon name="warning" size={16} />
            {kinds[item.kind]}
          </span>
          <TypeBadge type={entry.type} lang={lang} plain />
          <span>
            {desk.origins[origin]},{" "}
            <time dateTime={createdAt.toISOString()}>{formatAge(createdAt, now, lang)}</time>
          </span>
          <DueBadge item={item} lang={lang} now={now} />
        </p>
        {item.kind === "duplicate" && item.state === "open" && item.mergeable ? (
          <p className="queue-meta">
            <a href={mergePath(lang, entry.type, entry.slug)}>
              {messages(lang).reports.item.merge}
              <span className="sr-only">
                {messages(lang).common.colon}
                {entry.title}
              </span>
            </a>
          </p>
        ) : null}
        {item.url ? <p className="queue-meta break-all">{item.url}</p> : null}
      </div>
      <Holder item={item} lang={lang} />
    </li>
  );
}

/** The date that a law sets, as long as it is not answered. */
export function DueBadge({
  item: { dueAt, state },
  lang,
  now,
}: {
  item: Pick<ReportItem, "dueAt" | "state">;
  lang: Lang;
  now: Date;
}) {
  if (!dueAt || state !== "open") return null;
  const { desk } = messages(lang).reports;
  const late = dueAt < now;
  const day = formatDay(dueAt, lang);
  return (
    <span className={`badge ${late ? "tone-bad" : "tone-warn"}`}>
      {late ? desk.late(day) : desk.due(day)}
    </span>
  );
}

function Holder({ item: { state, claim }, lang }: { item: ReportItem; lang: Lang }) {
  const { desk } = messages(lang).reports;
  if (state !== "open") return <p className="queue-claim">{desk.states[state]}</p>;
  if (!claim) return <p className="queue-claim">{desk.free}</p>;
  return (
    <p className="queue-claim">
      <Icon name="clock" size={16} />
      {claim.mine ? desk.mine(claim.minutes) : desk.held(claim.name, claim.minutes)}
    </p>
  );
}
