import { SubmitButton } from "#components/forms/submit-button";
import { Table } from "#components/ui/table";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import type { Scope } from "#lib/tokens/scopes";

interface Props {
  tokens: readonly {
    id: string;
    name: string;
    scopes: readonly Scope[];
    createdAt: Date;
    expires: Date;
    lastUsedOn: Date | null;
  }[];
  lang: Lang;
  now: Date;
}

/** One's tokens, each with the button that ends it: inside a form. */
export function TokenTable({ tokens, lang, now }: Props) {
  const { tokens: words } = messages(lang);
  return (
    <Table caption={words.order} many>
      <thead>
        <tr>
          <th scope="col">{words.columns.name}</th>
          <th scope="col">{words.columns.scopes}</th>
          <th scope="col">{words.columns.created}</th>
          <th scope="col">{words.columns.used}</th>
          <th scope="col">{words.columns.expires}</th>
          <th scope="col">{words.revoke}</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, scopes, createdAt, expires, lastUsedOn }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{scopes.map((scope) => words.scopes[scope].label).join(", ")}</td>
            <td>{formatDay(createdAt, lang)}</td>
            <td>{lastUsedOn ? formatDay(lastUsedOn, lang) : words.never}</td>
            <td>
              {formatDay(expires, lang)}
              {expires <= now ? (
                <>
                  {" "}
                  <span className="badge tone-warn">{words.expired}</span>
                </>
              ) : null}
            </td>
            <td>
              <SubmitButton intent={id} variant="secondary" small label={words.revokeOne(name)}>
                {words.revoke}
              </SubmitButton>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
