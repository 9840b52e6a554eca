import { SubmitButton } from "#components/forms/submit-button";
import { Table } from "#components/ui/table";
import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath } from "#lib/paths";

interface Delivery {
  id: string;
  event: "published" | "changed" | "archived" | "test";
  createdAt: Date;
  state: "waiting" | "delivered" | "failed" | "overtaken";
  tries: number;
  nextAt: Date;
  status: number | null;
  failure: string | null;
  decision: {
    entry: { type: EntryType; slug: string; title: string; removed: boolean } | null;
  } | null;
}

interface Props {
  deliveries: readonly Delivery[];
  /** Without the buttons, where nothing is sent any more. */
  stopped: boolean;
  lang: Lang;
}

/** What was sent, one a row, the latest first, each with the button that sends it again: inside a form. */
export function DeliveryTable({ deliveries, stopped, lang }: Props) {
  const { events, one } = messages(lang).webhooks;
  return (
    <Table caption={one.order} many>
      <thead>
        <tr>
          <th scope="col">{one.columns.when}</th>
          <th scope="col">{one.columns.event}</th>
          <th scope="col">{one.columns.entry}</th>
          <th scope="col">{one.columns.state}</th>
          <th scope="col">{one.columns.answer}</th>
          <th scope="col">{one.columns.act}</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => {
          const { id, event, createdAt, state, decision } = delivery;
          const at = formatInstant(createdAt, lang);
          return (
            <tr key={id}>
              <th scope="row">{at}</th>
              <td>{events[event]}</td>
              <td>{decision?.entry ? <EntryName entry={decision.entry} lang={lang} /> : null}</td>
              <td>
                <span className={`badge ${TONES[state]}`}>{one.deliveryStates[state]}</span>
              </td>
              <td>
                <Answer delivery={delivery} lang={lang} />
              </td>
              <td>
                {stopped || state === "waiting" ? null : (
                  <SubmitButton intent={id} variant="secondary" small label={one.againOne(events[event], at)}>
                    {one.again}
                  </SubmitButton>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

const TONES = { waiting: "tone-info", delivered: "tone-ok", failed: "tone-bad", overtaken: "tone-neutral" };

function EntryName({
  entry,
  lang,
}: {
  entry: NonNullable<NonNullable<Delivery["decision"]>["entry"]>;
  lang: Lang;
}) {
  if (entry.removed) return messages(lang).webhooks.one.removedEntry;
  return <a href={entryPath(lang, entry.type, entry.slug)}>{entry.title}</a>;
}

/** What the server answered at the last try, and when the next comes. */
function Answer({
  delivery: { state, tries, nextAt, status, failure },
  lang,
}: {
  delivery: Delivery;
  lang: Lang;
}) {
  const { failures, one } = messages(lang).webhooks;
  if (tries === 0) return null;
  const answer = status !== null ? one.status(status) : failure ? (failures[failure] ?? failure) : null;
  return (
    <>
      {answer ? <p>{answer}</p> : null}
      <p className="hint">
        {[one.tries(tries), state === "waiting" ? one.next(formatInstant(nextAt, lang)) : null]
          .filter(Boolean)
          .join(", ")}
      </p>
    </>
  );
}
