/** npm run doctor: looks at everything that Sillage stands on and says what to do; ends with 1 when something is to mend. */
import { diagnose } from "#lib/doctor/diagnose";
import { exitCodeOf, type FindingState, sayFinding } from "#lib/doctor/findings";
import { parseEnv } from "#lib/env";

const MARKS: Record<FindingState, string> = { good: "ok  ", warning: "warn", bad: "BAD ", off: "-   " };

const findings = await diagnose(parseEnv(process.env));
for (const finding of findings) {
  const { state, title, said, todo } = sayFinding(finding, "en");
  console.log(`${MARKS[state]}  ${title.padEnd(16)}${said}`);
  if (todo) console.log(`      ${" ".repeat(16)}→ ${todo}`);
}
process.exit(exitCodeOf(findings));
