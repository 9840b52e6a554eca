import { Button } from "#components/ui/button";
import { Icon } from "#components/ui/icon";
import { TypeBadge } from "#components/ui/type-badge";
import { formatAge } from "#lib/dates";
import { fieldLabel } from "#lib/entries/field-words";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { batchPath, reviewItemPath, reviewTogetherPath, withQuery } from "#lib/paths";
import type { QueueItem } from "#lib/revisions/queue";
import { type QueueFilters, queueQuery } from "#lib/revisions/queue-filters";
import { isLate } from "#lib/service/measures";
import { LiveState } from "./queue-live";

/** How many names of changed fields a line holds. */
const SHOWN_FIELDS = 5;

interface Props {
  items: readonly QueueItem[];
  filters: QueueFilters;
  /** How many can be decided on together. */
  most: number;
  /** Within how many days an answer is promised. */
  promisedDays: number;
  lang: Lang;
  now: Date;
}

/**
 * What waits, one proposal a row: what it is, who proposed it, how long ago, what changes, who has it. Those that one
 * ticks go together to a page that shows what each changes.
 */
export function QueueList({ items, filters, most, promisedDays, lang, now }: Props) {
  const { together } = messages(lang).desk;
  const choosable = items.some(isChoosable);
  return (
    <form action={reviewTogetherPath(lang)}>
      {Object.entries(queueQuery(filters)).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={String(value)} /> : null,
      )}
      <ol className="queue">
        {items.map((item) => (
          <Row key={item.id} {...{ item, filters, promisedDays, lang, now }} />
        ))}
      </ol>
      {choosable ? (
        <p className="queue-together">
          <Button variant="secondary">{together.start}</Button>
          <span className="hint">{together.startHint(most)}</span>
        </p>
      ) : null}
    </form>
  );
}

/** Not one's own, nor one that someone else is reading. */
const isChoosable = ({ own, claim }: QueueItem): boolean => !own && (claim === null || claim.mine);

function Row({
  item,
  filters,
  promisedDays,
  lang,
  now,
}: {
  item: QueueItem;
  filters: QueueFilters;
  promisedDays: number;
  lang: Lang;
  now: Date;
}) {
  const { queue } = messages(lang).review;
  return (
    <li className="queue-row">
      {isChoosable(item) ? (
        <input
          type="checkbox"
          name="id"
          value={item.id}
          aria-label={messages(lang).desk.together.choose(item.title)}
        />
      ) : (
        <span />
      )}
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
          {isLate(item.submittedAt, now, promisedDays) ? (
            <span className="badge tone-bad">{messages(lang).service.lateBadge}</span>
          ) : null}
          {item.again ? <span className="badge tone-warn">{queue.again}</span> : null}
          {item.own ? <span className="badge">{queue.own}</span> : null}
          {item.batch ? (
            <span>
              {messages(lang).imports.desk.partOf}{" "}
              <a href={batchPath(lang, item.batch.id)}>{item.batch.fileName}</a>
            </span>
          ) : null}
        </p>
        {item.kind === "edit" ? <p className="queue-meta">{changedFieldNames(item, lang)}</p> : null}
      </div>
      <LiveState id={item.id} words={messages(lang).desk.news}>
        <ClaimState item={item} lang={lang} />
      </LiveState>
    </li>
  );
}

function changedFieldNames({ fields }: QueueItem, lang: Lang): string {
  const { queue } = messages(lang).review;
  const names = fields.slice(0, SHOWN_FIELDS).map((field) => fieldLabel(field, lang));
  const more = fields.length - names.length;
  return `${queue.changes} ${names.join(", ")}${more > 0 ? ` ${queue.more(more)}` : ""}`;
}

function ClaimState({ item: { claim, assignee }, lang }: { item: QueueItem; lang: Lang }) {
  const { queue } = messages(lang).review;
  const { assign } = messages(lang).desk;
  if (!claim && assignee) {
    return <p className="queue-claim">{assignee.mine ? assign.inMine : assign.in(assignee.name)}</p>;
  }
  if (!claim) return <p className="queue-claim">{queue.free}</p>;
  return (
    <p className="queue-claim">
      <Icon name="clock" size={16} />
      {claim.mine ? queue.mine(claim.minutes) : queue.held(claim.name, claim.minutes)}
    </p>
  );
}
