import { type Lang, messages } from "#lib/messages/index";
import { batchesPath, quarantinesPath, reportsPath, samplePath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { countReports } from "#lib/reports/queries";
import { countSample } from "#lib/trust/queries";

/** What waits beside the proposals, each on a page of its own. */
export async function OtherWork({ moderator, lang }: { moderator: Actor; lang: Lang }) {
  const { reports, imports, trust } = messages(lang);
  const [{ counts }, sample] = await Promise.all([countReports(moderator), countSample(moderator)]);
  return (
    <p className="desk-links">
      {counts.open > 0 ? (
        <a href={reportsPath(lang)}>{reports.desk.line(counts.open, counts.people)}</a>
      ) : null}
      <a href={samplePath(lang)}>{trust.sample.standing(sample)}</a>
      <a href={batchesPath(lang)}>{imports.desk.title}</a>
      <a href={quarantinesPath(lang)}>{trust.quarantine.title}</a>
    </p>
  );
}
