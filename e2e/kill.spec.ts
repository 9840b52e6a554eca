/**
 * `kill -9` of the server at random instants while two hundred decisions are sent to it: each is whole (the entry, its
 * history, the audit, the notice, the mail) or absent, and asked again it is made once.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { z } from "zod";
import { expect, test } from "./fixtures";
import { resend } from "./posting";
import { type SecondServer, startSecondServer } from "./second-server";

const DECISIONS = 200;
const AT_ONCE = 4;
const KILLS = 8;

/** What make-proposals.ts prints. */
const proposals = z.strictObject({ session: z.string(), email: z.string(), ids: z.array(z.uuid()) });

test("a server killed at random instants leaves each decision whole or absent, and loses no mail @build", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const server = await startSecondServer("sillage_killed");
  try {
    const { ids, session, email } = await makeProposals(server);
    const left = ids.values();
    const desks = await Promise.all(
      Array.from({ length: AT_ONCE }, () => openDesk(browser, server, session)),
    );
    let deciding = true;
    const killing = killAtRandom(server, () => deciding);
    await Promise.all(
      desks.map(async (desk) => {
        for (const id of left) await decideAtLast(desk, id);
      }),
    );
    deciding = false;
    const kills = await killing;
    expect(kills).toBeGreaterThanOrEqual(KILLS / 2);
    await test.step("every decision is written once, everywhere", () => expectWhole(server, ids));
    await test.step("every mail arrives, and a second try has the same Message-ID", async () => {
      const decisions = await ask(server, `SELECT id FROM notification WHERE kind = 'decision'`);
      expect(decisions.length).toBe(DECISIONS);
      // So many accepted edits also make their author's level rise, which is mailed too.
      const levels = await ask(server, `SELECT id FROM notification WHERE kind = 'level'`);
      const wanted = [...decisions, ...levels].map(({ id }) => id);
      const arrived = () => {
        const sources = server.smtp.received
          .filter(({ to }) => to.includes(email))
          .map(({ source }) => source);
        const messages = sources.map((source) => /^Message-ID: <([0-9a-f-]+)@/im.exec(source)?.[1]);
        return new Set(messages);
      };
      const arrivedAtLast = async () => {
        await hurry(server);
        return arrived().size;
      };
      await expect.poll(arrivedAtLast, { timeout: 120_000, intervals: [2000] }).toBe(wanted.length);
      expect([...arrived()].sort()).toEqual([...wanted].sort());
    });
    for (const desk of desks) await desk.context().close();
  } finally {
    await server.stop();
  }
});

// Not while this process waits: the way to the database goes through it.
async function makeProposals({ env }: SecondServer): Promise<z.infer<typeof proposals>> {
  const script = join(import.meta.dirname, "make-proposals.ts");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, String(DECISIONS)],
    { cwd: join(import.meta.dirname, ".."), env },
  );
  return proposals.parse(JSON.parse(stdout));
}

async function openDesk(browser: Browser, { url }: SecondServer, session: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  await context.addCookies([{ name: "next-auth.session-token", value: session, url, httpOnly: true }]);
  return context.newPage();
}

/** Restarts the server at instants that nobody chose, as long as there is something to cut. */
async function killAtRandom(server: SecondServer, deciding: () => boolean): Promise<number> {
  let kills = 0;
  while (deciding() && kills < KILLS) {
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1300));
    if (!deciding()) break;
    await server.restart();
    kills++;
  }
  return kills;
}

/** What a moderator does: opens the proposal, accepts it; when the server is gone, waits and looks again. */
async function decideAtLast(desk: Page, id: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      await desk.goto(`/fr/moderation/${id}`);
      const heading = await desk.getByRole("heading", { level: 1 }).textContent();
      if (heading?.startsWith("Lab numéro") && (await desk.locator('button[form="accept"]').count()) === 0) {
        await expect(desk.getByText("Acceptée").first()).toBeVisible();
        return;
      }
      const answer = await resend(desk, '#accept input[name="version"]');
      if (answer.status() === 303) return;
    } catch {
      // The server is away: whether it has decided is seen on the page, once there is one.
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`no decision on ${id}`);
}

async function expectWhole(server: SecondServer, ids: readonly string[]): Promise<void> {
  const rows = await ask(
    server,
    `SELECT r.id, r.state, e.version, EXISTS (SELECT FROM indexed_entry i WHERE i.entry_id = e.id) AS found,
       (SELECT count(*)::int FROM decision d WHERE d.revision_id = r.id AND d.entry_id = e.id AND d.entry_version = 1) AS decisions,
       (SELECT count(*)::int FROM audit_event a WHERE a.object_id = r.id::text AND a.action = 'decision.accepted') AS audits,
       (SELECT count(*)::int FROM notification n WHERE n.revision_id = r.id AND n.kind = 'decision') AS notices,
       (SELECT count(*)::int FROM notification n JOIN pgboss.job j ON j.id = n.id WHERE n.revision_id = r.id) AS jobs
     FROM revision r JOIN entry e ON e.id = r.entry_id`,
  );
  expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const whole = { state: "accepted", version: 1, found: true, decisions: 1, audits: 1, notices: 1, jobs: 1 };
  for (const { id, ...row } of rows) expect(row, id).toEqual(whole);
  expect(await ask(server, "SELECT id FROM entry")).toHaveLength(ids.length);
}

/** Does not wait until a job cut short is given up, then for the delay before its next try. */
const hurry = (server: SecondServer) =>
  ask(
    server,
    `UPDATE pgboss.job SET start_after = now(), started_on = now() - interval '1 hour'
     WHERE name = 'mail' AND (state = 'retry' OR state = 'active' AND started_on < now() - interval '10 seconds') RETURNING id`,
  );

async function ask({ env }: SecondServer, sql: string): Promise<{ id: string }[]> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<{ id: string }>(sql)).rows;
  } finally {
    await client.end();
  }
}
