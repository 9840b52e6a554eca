import { Icon } from "#components/ui/icon";
import { TypeBadge } from "#components/ui/type-badge";
import { formatAge } from "#lib/dates";
import { fieldLabel } from "#lib/entries/field-words";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { reviewItemPath, withQuery } from "#lib/paths";
import type { QueueItem } from "#lib/revisions/queue";
import { type QueueFilters, queueQuery } from "#lib/revisions/queue-filters";

/** How many names of changed fields a line holds. */
const SHOWN_FIELDS = 5;

/** What waits, one proposal a row: what it is, who proposed it, how long ago, what changes, who has it. */
export function QueueList({
  items,
  filters,
  lang,
  now,
}: {
  items: readonly QueueItem[];
  filters: QueueFilters;
  lang: Lang;
  now: Date;
}) {
  return (
    <ol className="queue">
      {items.map((item) => (
        <Row key={item.id} {...{ item, filters, lang, now }} />
      ))}
    </ol>
  );
}

function Row({
  item,
  filters,
  lang,
  now,
}: {
  item: QueueItem;
  filters: QueueFilters;
  lang: Lang;
  now: Date;
}) {
  const { queue } = messages(lang).review;
  return (
    <li>
      <div>
        <h2 className="queue-title">
          <a
            href={withQuery(reviewItemPath(lang, item.id), queueQuery(filters))}
            lang={foreign(item.language, lang)}
          >
            {item.title}
          </a>
        </h2>
        <p className="queue-meta">
          <span className={`badge ${item.kind === "creation" ? "tone-info" : ""}`}>
            <Icon name={item.kind === "creation" ? "plus" : "pencil"} size={16} />
            {item.kind === "creation" ? queue.creation : queue.edit}
          </span>
          <TypeBadge type={item.type} lang={lang} plain />
          <span>
            {queue.by(item.author)},{" "}
            <time dateTime={item.submittedAt.toISOString()}>{formatAge(item.submittedAt, now, lang)}</time>
          </span>
          {item.again ? <span className="badge tone-warn">{queue.again}</span> : null}
          {item.own ? <span className="badge">{queue.own}</span> : null}
        </p>
        {item.kind === "edit" ? <p className="queue-meta">{changedFieldNames(item, lang)}</p> : null}
      </div>
      <ClaimState item={item} lang={lang} />
    </li>
  );
}

function changedFieldNames({ fields }: QueueItem, lang: Lang): string {
  const { queue } = messages(lang).review;
  const names = fields.slice(0, SHOWN_FIELDS).map((field) => fieldLabel(field, lang));
  const more = fields.length - names.length;
  return `${queue.changes} ${names.join(", ")}${more > 0 ? ` ${queue.more(more)}` : ""}`;
}

function ClaimState({ item: { claim }, lang }: { item: QueueItem; lang: Lang }) {
  const { queue } = messages(lang).review;
  if (!claim) return <p className="queue-claim">{queue.free}</p>;
  return (
    <p className="queue-claim">
      <Icon name="clock" size={16} />
      {claim.mine ? queue.mine(claim.minutes) : queue.held(claim.name, claim.minutes)}
    </p>
  );
}
