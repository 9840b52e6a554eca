/** Two, ten and fifty moderators accept the same proposal at the same instant, by the form of its page. */
import { ask } from "#lib/testing/cluster";
import { proposeAtLast, send } from "./acts";
import { readForm } from "./form";
import { type Ground, openSite, type Person, type Site } from "./ground";
import { Ledger } from "./ledger";
import { type Line, lineOf } from "./report";

const ITEMS = 200;
const MODERATORS = [2, 10, 50];

export async function races(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "races", { authors: 20 });
  const ledger = new Ledger();
  const wrong: string[] = [];
  const told = { winners: 0, others: 0 };
  try {
    const items = Math.max(3, Math.round((ITEMS * ground.times) / 20));
    for (let i = 0; i < items; i++) {
      const author = site.people.authors[i % site.people.authors.length];
      const id = author && (await proposeAtLast(site, author, ledger));
      if (!id) continue;
      const moderators = site.people.moderators.slice(0, MODERATORS[i % MODERATORS.length]);
      const outcomes = await acceptAtOnce(site, moderators, id, ledger);
      const winners = outcomes.filter((outcome) => outcome === "done").length;
      told.winners += winners;
      told.others += outcomes.filter((outcome) => outcome === "told").length;
      if (winners !== 1) wrong.push(`${winners} of ${moderators.length} decided on ${id}`);
      const silent = outcomes.filter((outcome) => outcome !== "done" && outcome !== "told");
      if (silent.length > 0) wrong.push(`${silent.length} were not told who decided on ${id}: ${silent[0]}`);
      ledger.accepted.add(id);
      if (i % 20 === 19) ground.say(`${i + 1} of ${items}`);
    }
    const rows = await ask<{ id: string; decisions: number; notices: number; audits: number }>(
      site.database,
      `SELECT r.id, (SELECT count(*)::int FROM decision d WHERE d.revision_id = r.id) AS decisions,
         (SELECT count(*)::int FROM notification n WHERE n.revision_id = r.id AND n.kind = 'decision') AS notices,
         (SELECT count(*)::int FROM audit_event a WHERE a.object_id = r.id::text AND a.action LIKE 'decision.%') AS audits
       FROM revision r WHERE r.id = ANY($1::uuid[])`,
      [[...ledger.accepted]],
    );
    for (const { id, decisions, notices, audits } of rows)
      if (decisions !== 1 || notices !== 1 || audits !== 1)
        wrong.push(`${id}: ${decisions} decisions, ${notices} notices, ${audits} lines of audit`);
    const said = `${told.winners} decided, ${told.others} were told who had, and when`;
    const line = await lineOf("2, 10 and 50 moderators on the same proposal", {
      ...{ ledger, database: site.database, times: items, backs: [], said },
    });
    return [{ ...line, wrong: [...line.wrong, ...wrong] }];
  } finally {
    await site.close();
  }
}

async function acceptAtOnce(
  site: Site,
  moderators: readonly Person[],
  id: string,
  ledger: Ledger,
): Promise<string[]> {
  const address = `${site.origin}/fr/moderation/${id}`;
  const headersOf = ({ session }: Person) => ({
    cookie: `next-auth.session-token=${session}`,
    origin: site.origin,
  });
  const forms = await Promise.all(
    moderators.map(async (moderator) => {
      const page = await send(ledger, address, { headers: headersOf(moderator) });
      return readForm(page?.text ?? "", "accept");
    }),
  );
  return await Promise.all(
    moderators.map(async (moderator, i) => {
      const answer = await send(ledger, address, {
        method: "POST",
        headers: headersOf(moderator),
        body: forms[i] ?? new FormData(),
      });
      if (answer?.status === 303) return "done";
      return /Inès \d+ a déjà décidé de cette proposition, le /.test(answer?.text ?? "")
        ? "told"
        : `${answer?.status} ${/<title>(.*?)<\/title>/.exec(answer?.text ?? "")?.[1]}`;
    }),
  );
}
