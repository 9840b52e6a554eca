import { Table } from "#components/ui/table";
import { formatAge } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { webhookPath } from "#lib/paths";
import { WebhookState } from "./webhook-state";

interface Props {
  webhooks: readonly {
    id: string;
    url: string;
    /** How its search is called. */
    search: string;
    stoppedAt: Date | null;
    failures: number;
    deliveries: readonly { triedAt: Date | null }[];
  }[];
  lang: Lang;
  now: Date;
}

/** One's webhooks, one a row, with how they do. */
export function WebhookTable({ webhooks, lang, now }: Props) {
  const words = messages(lang).webhooks;
  return (
    <Table caption={words.order} many>
      <thead>
        <tr>
          <th scope="col">{words.columns.url}</th>
          <th scope="col">{words.columns.search}</th>
          <th scope="col">{words.columns.state}</th>
          <th scope="col">{words.columns.last}</th>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => {
          const last = webhook.deliveries[0]?.triedAt;
          return (
            <tr key={webhook.id}>
              <th scope="row" className="break-all">
                <a href={webhookPath(lang, webhook.id)}>{webhook.url}</a>
              </th>
              <td>{webhook.search}</td>
              <td>
                <WebhookState webhook={webhook} lang={lang} />
              </td>
              <td>{last ? formatAge(last, now, lang) : words.never}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
