/** docs/permissions.md, made from the tables that the authorisation matrix holds the build to. Pure. */
import { ACTS, OUTCOMES } from "./authorisation-acts";
import { OBJECTS } from "./authorisation-objects";
import { ANSWERS, HANDLERS, PAGES, type Row } from "./authorisation-table";
import { TOKEN_ANSWERS } from "./authorisation-tokens";
import { LIFE } from "./authorisation-world";

export function permissionsDocument(): string {
  return `# Who may what

Made from \`e2e/authorisation-table.ts\`, \`e2e/authorisation-acts.ts\` and \`e2e/authorisation-tokens.ts\`, to which
\`e2e/authorisation.spec.ts\` and \`e2e/authorisation-actions.spec.ts\` hold the production build: every page, handler and action, as
everyone. \`npx vitest run lib/permissions-document.test.ts -u\` writes it anew.

Field by field: \`e2e/authorisation-keys.json\` says which keys leave, of answers to programs, files, feeds and what pages hand to the
browser, and to whom; \`e2e/authorisation-writes.json\` what each act changes, row by row, when every role that may sends a body that
names every column of every model. What is in neither fails. \`AUTHORISATION=write npm test -- browser authorisation\` keeps what is found, for a reviewer
to read.

A contributor proposes; a moderator reviews too, but never what is their own; an administrator also keeps roles, settings and the audit
log (\`lib/permissions.ts\`). What is someone's own (drafts, selections, tokens, webhooks) is theirs alone, whatever the others' roles.
\`nobody\` is whoever is not signed in: an anonymous reader, a session that has ended, an account that is shut out, and who shows a
token of the API elsewhere. What is hidden is answered as what never was. What is said of an entry or of a proposal
(${LIFE.join(", ")}) is asked of one of each type.

## Of what

Each has its line below, by the names of its things; its words are looked for in every answer to who may not read it.

${Object.entries(OBJECTS)
  .map(([name, { things }]) => `- **${name}**: ${things.map((thing) => `\`${thing}\``).join(", ")}\n`)
  .join("")}
## What is read

\`\`\`
${block(ANSWERS)}
\`\`\`

${byKind([...rowsOf(PAGES), ...rowsOf(handlerRows())])}
## What is done

\`\`\`
${block(OUTCOMES)}
\`\`\`

${byKind(Object.entries(ACTS).flatMap(([name, acts]) => acts.map(({ kind }) => ({ kind, name }))))}
## With a token of the API

\`\`\`
${block(TOKEN_ANSWERS)}
\`\`\`
`;
}

interface Named {
  kind: string;
  name: string;
}

const rowsOf = (table: Readonly<Record<string, readonly Row[]>>): Named[] =>
  Object.entries(table).flatMap(([route, rows]) =>
    rows
      .filter(({ again }) => !again)
      .map(({ kind, things }) => ({
        kind,
        name: `/${route}${things.length > 0 ? ` (${things.join(", ")})` : ""}`,
      })),
  );

const handlerRows = () =>
  Object.fromEntries(Object.entries(HANDLERS).map(([route, { rows }]) => [route, rows]));

function byKind(all: readonly Named[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  return kinds
    .map((kind) => {
      const names = [...new Set(all.filter((one) => one.kind === kind).map(({ name }) => name))];
      return `- **${kind}**: ${names.map((name) => `\`${name}\``).join(", ")}\n`;
    })
    .join("");
}

const block = (table: string) => table.replace(/^\n|\n$/g, "");
