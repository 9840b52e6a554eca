/** docs/privacy.md, from the register: the public page shows the same lines. Pure. */
import { messages } from "#lib/messages/index";
import { registerLines } from "./lines";
import { WITHOUT_PEOPLE } from "./register";

export function printRegister(): string {
  const { title, lead, labels } = messages("en").register;
  const lines = registerLines("en").map(
    ({ tables, title: name, ...line }) => `## ${name}

- ${labels.what}: ${line.what}
- ${labels.why}: ${line.why}
- ${labels.basis}: ${line.basis}
- ${labels.kept}: ${line.kept}
- ${tables.length > 0 ? `Tables: ${tables.map((table) => `\`${table}\``).join(", ")}` : "In no table."}
`,
  );
  return `# ${title}

${lead} The public page \`/en/donnees-personnelles\` shows these lines, in both languages; this file is printed from the same
source (\`lib/privacy/register.ts\`, \`lib/messages/*/register.ts\`) by \`npx vitest run lib/privacy -u\`.

${lines.join("\n")}
## What goes by itself

Once an hour the worker removes what has expired (\`lib/accounts/forget-expired.ts\`, \`lib/reports/forget-reporters.ts\`,
\`lib/subscriptions/forget-subscribers.ts\`, \`lib/pdf/forget.ts\`). Once a day it warns and erases silent accounts
(\`lib/accounts/silence.ts\`) and lets go of what the log of acts says of sign-ins after a year
(\`lib/administration/forget-sign-ins.ts\`, decision 53). Jobs and mails are in the schema \`pgboss\`, which removes them by the
delays of \`lib/job-queues.ts\`; they name rows and hold no address that can be read.

## How it is held

\`lib/accounts/traces.db.test.ts\` makes someone who has done everything, downloads their data and finds each of their rows in
it, erases the account, then looks for their name, addresses, identity and IP address in every column of every table, in the
open dump and in the log. \`lib/privacy/register.db.test.ts\` holds that each table is in this register, or in the list of those
in which nobody is: ${WITHOUT_PEOPLE.map((table) => `\`${table}\``).join(", ")}.
`;
}
