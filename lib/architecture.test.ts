/** The house, read from the tree: rules that no reviewer should have to check by hand. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACTS } from "../e2e/authorisation-acts";
import { HANDLERS, PAGES } from "../e2e/authorisation-table";
import { outputs } from "../e2e/outputs";
import { pageKinds } from "../e2e/pages";

const files = readdirSync(".", { recursive: true, encoding: "utf8" })
  .filter((path) => /^(app|components|lib|prisma|bench|e2e)\//.test(path) && /\.(ts|tsx)$/.test(path))
  .filter((path) => !path.startsWith("lib/generated/"))
  .sort()
  .map((path) => ({ path, code: readFileSync(path, "utf8") }));

const isTest = (path: string) =>
  /\.test\.tsx?$/.test(path) || path.startsWith("lib/testing/") || path.startsWith("e2e/");
const sources = files.filter(({ path }) => !isTest(path));

/** Where a pattern is found outside the places where it belongs. */
function strays(pattern: RegExp, belongs: readonly (string | RegExp)[], among = sources): string[] {
  return among
    .filter(
      ({ path }) => !belongs.some((place) => (typeof place === "string" ? place === path : place.test(path))),
    )
    .filter(({ code }) => pattern.test(code))
    .map(({ path }) => path);
}

test("every server action goes through formAction", () => {
  const actions = sources.filter(({ code }) => /^["']use server["'];/m.test(code));
  expect(actions.length).toBeGreaterThan(3);
  for (const { path, code } of actions) {
    const exported = [...code.matchAll(/^export (?!type|interface)(.*)$/gm)].map(([, rest]) => rest);
    expect(exported.length, path).toBeGreaterThan(0);
    for (const line of exported) expect(line, path).toMatch(/^const \w+ = (formAction|openFormAction)\(/);
  }
});

test("only publish.ts and publish-new.ts write entries, and only decide.ts and accept-new.ts publish", () => {
  const write =
    /\.(entry|resource|lab|programme|event|entryTheme|credit|entryRelation|entryLink|entrySource)\s*\.(create|update|upsert|delete)/;
  const publishing = ["publish", "publish-new", "lists"].map((name) => `lib/entries/${name}.ts`);
  expect(strays(write, publishing)).toEqual([]);
  expect(
    strays(/\b(INSERT INTO|UPDATE|DELETE FROM) "?entry\b/, ["lib/entries/reindex.ts", /^bench\//]),
  ).toEqual([]);
  expect(strays(/\bpublish\b[^"]*from "#lib\/entries\/publish"/, ["lib/revisions/decide.ts"])).toEqual([]);
  expect(strays(/from "(#lib\/entries|\.)\/publish-new"/, ["lib/revisions/accept-new.ts"])).toEqual([]);
  expect(strays(/from "(#lib\/entries|\.)\/lists"/, publishing)).toEqual([]);
});

test("what joins entries is moved in one file a kind of merge, which merges and their undoing use", () => {
  const move =
    /\b(INSERT INTO|UPDATE|DELETE FROM) "?(resource|lab|programme|event|entry_theme|credit|entry_relation|entry_link|entry_source)\b/;
  expect(strays(move, ["lib/vocabularies/move.ts", "lib/entries/move-ties.ts", /^bench\//])).toEqual([]);
  const movesTies = ["lib/revisions/absorb.ts", "lib/revisions/unmerge.ts"];
  expect(strays(/from "(#lib\/entries|\.)\/move-ties"/, movesTies)).toEqual([]);
  expect(strays(/\babsorb\b[^"]*from "\.\/absorb"/, ["lib/revisions/decide.ts"])).toEqual([]);
  expect(strays(/from "\.\/move"/, ["lib/vocabularies/merge.ts", "lib/vocabularies/undo-merge.ts"])).toEqual(
    [],
  );
  expect(strays(/vocabularies\/move"/, [])).toEqual([]);
});

test("every act is in the audit: what opens a transaction and writes says so there, or hands it to what does", () => {
  const writes =
    /\$transaction\(|\b(db|tx)\.\w+\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(|\$executeRaw`\s*(INSERT|UPDATE|DELETE)/;
  const silent = sources
    .filter(
      ({ path, code }) =>
        path.startsWith("lib/") && writes.test(code) && !/\b(audit(All|Sql)?|recordSql)\(/.test(code),
    )
    .map(({ path }) => path)
    .filter((path) => !WITHOUT_A_LINE.has(path));
  expect(silent).toEqual([]);
  const known = new Set(sources.map(({ path }) => path));
  for (const path of WITHOUT_A_LINE.keys()) expect(known, path).toContain(path);
});

/** Files that write without a line of their own in the audit, and why. */
const WITHOUT_A_LINE: ReadonlyMap<string, string> = new Map([
  ["lib/entries/publish.ts", "decide.ts, the only one to call it, writes the line"],
  ["lib/entries/publish-new.ts", "accept-new.ts, the only one to call it, writes the lines"],
  ["lib/entries/lists.ts", "the same two"],
  ["lib/revisions/act-revision.ts", "decide.ts writes the line"],
  ["lib/entries/move-ties.ts", "absorb.ts and unmerge.ts, the only ones to move them, write theirs"],
  ["lib/revisions/publish-own.ts", "submit.ts and decide.ts write theirs"],
  ["lib/revisions/archive.ts", "decide.ts writes the line"],
  ["lib/revisions/remove.ts", "decide.ts writes the line"],
  ["lib/vocabularies/add.ts", "act.ts writes the line, as for all acts on vocabularies"],
  ["lib/vocabularies/deprecate.ts", "act.ts"],
  ["lib/vocabularies/merge.ts", "act.ts"],
  ["lib/vocabularies/move.ts", "act.ts"],
  ["lib/vocabularies/rename.ts", "act.ts"],
  ["lib/vocabularies/succession.ts", "act.ts"],
  ["lib/vocabularies/undo-addition.ts", "act.ts"],
  ["lib/vocabularies/undo-merge.ts", "act.ts"],
  ["lib/vocabularies/undo-succession.ts", "act.ts"],
  ["lib/administration/lock-person.ts", "change-role.ts and block.ts count in theirs what it gives back"],
  ["lib/teams/change-organisation.ts", "lib/vocabularies/act.ts"],
  ["lib/teams/news.ts", "what a person is told follows from an act that has its line"],
  ["lib/notify.ts", "what a person is told follows from an act that has its line"],
  ["lib/notifications/mark-read.ts", "reading one's own notifications changes nothing for anyone else"],
  ["lib/notifications/deliver-mail.ts", "no act: a job notes that its mail has left"],
  ["lib/notifications/send-digests.ts", "no act: the clock enqueues the mails of the day"],
  ["lib/mail.ts", "no act: the demonstration keeps what it would send"],
  ["lib/prefill/read-address.ts", "no act: what was read is kept a day, for the form that it fills"],
  [
    "lib/harvest/take-item.ts",
    "propose.ts, submit.ts and withdraw.ts write theirs; harvest.ts that of the reading",
  ],
  ["lib/imports/choose.ts", "no act: an author ticks lines of a file of their own"],
  ["lib/imports/perform.ts", "propose.ts, submit.ts, decide.ts, archive.ts and set-aside.ts write theirs"],
  ["lib/imports/accept-lines.ts", "accept-new.ts writes the lines of the decisions, ask.ts that of the act"],
  ["lib/imports/check-lines.ts", "ask.ts wrote the line of what this job does"],
  ["lib/imports/run-act.ts", "ask.ts wrote the line of what this job does"],
  ["lib/rate-limit.ts", "no act: an attempt is counted"],
  ["lib/pdf/ask.ts", "no act: a file is made of what anyone may read"],
  ["lib/pdf/make.ts", "no act: a job keeps the file that it made"],
  ["lib/pdf/forget.ts", "no act: the clock removes what has served"],
  ["lib/limits.ts", "no act: a form is counted"],
  ["lib/trust/sample.ts", "publish-small.ts calls it with the decision, whose line it is"],
  ["lib/trust/recompute-all.ts", "recompute.ts writes the line of each level that changes"],
  ["lib/passkeys/challenges.ts", "no act: what a key is asked to sign is kept, then used up"],
  [
    "lib/passkeys/sign-in.ts",
    "lib/accounts/sessions.ts writes the line of the session, refused.ts that of a refusal",
  ],
  ["lib/guard/pass.ts", "no act: what guards a form is used up, before anything is read of it"],
  ["lib/revisions/address-visits.ts", "no act: a job notes which addresses answer"],
  ["lib/service/remind-late.ts", "no act: the clock reminds of what waits"],
  ["lib/search/recount.ts", "no act: the clock counts what is there"],
  ["lib/dumps/make-dump.ts", "no act: the clock copies what is published"],
  ["lib/dumps/write-file.ts", "no act: the same"],
  ["lib/links/discover.ts", "no act: the clock looks for addresses to visit"],
  ["lib/links/visit-links.ts", "no act: the clock notes what an address answered"],
  ["lib/links/archive.ts", "no act: the clock notes where a copy is"],
  ["lib/links/marks.ts", "lib/reports/by-itself.ts writes the lines of the reports"],
  ["lib/freshness/raise-silent.ts", "lib/reports/by-itself.ts"],
  ["lib/reports/forget-reporters.ts", "no act: the clock removes what has served"],
  ["lib/revisions/ask-once.ts", "propose.ts, submit.ts and withdraw.ts write theirs"],
  ["lib/tokens/find-bearer.ts", "no act: the day on which a token was used"],
  ["lib/publications/announce.ts", "no act: the clock hands on what was decided"],
  ["lib/websub/hub-topics.ts", "no act: which feeds were asked for, by nobody in particular"],
  ["lib/webhooks/follow.ts", "no act: a job notes who is to be told of what was decided"],
  ["lib/subscriptions/forget-subscribers.ts", "no act: the clock removes what has served"],
  ["lib/subscriptions/progress.ts", "no act: the clock notes how far it has told"],
  ["lib/subscriptions/tell-alerts.ts", "no act: the clock tells of decisions, which have their lines"],
  ["lib/subscriptions/remind-of-dates.ts", "no act: the clock reminds of dates"],
  ["lib/usage/flush.ts", "no act: pages are counted, by nobody in particular"],
  ["lib/administration/forget-sign-ins.ts", "no act: the clock removes what has served"],
  ["lib/accounts/forget-expired.ts", "no act: the clock removes what has expired"],
]);

test("only app/ reads the session; a use case is told who acts", () => {
  expect(strays(/from "#lib\/auth"/, [/^app\//, "lib/form-action.ts"])).toEqual([]);
});

test("next is imported by app/, components/ and three files of lib/", () => {
  const imports = /^import (?!type )[^;]*from "next(\/|"|-auth)/m;
  expect(
    strays(imports, [/^(app|components)\//, "lib/auth.ts", "lib/form-action.ts", "lib/cache.ts"]),
  ).toEqual([]);
  expect(strays(/from "react/, [/^(app|components)\//, "lib/auth.ts"])).toEqual([]);
});

test("every page of the review desk asks for the role", () => {
  const desk = sources.filter(({ path }) => /^app\/\[lang\]\/moderation\/.*page\.tsx$/.test(path));
  expect(desk.length).toBeGreaterThan(1);
  for (const { path, code } of desk)
    expect(code, path).toMatch(/getActor\(|requireActor\(|requireModerator\(/);
});

test("no address is written by hand outside paths.ts", () => {
  const byHand = /(href|action|redirectTo|redirect\()\s*[=:(]?\s*[{(]?[`"']\/(fr|en|\$\{lang\})/;
  expect(strays(byHand, ["lib/paths.ts", /^bench\//])).toEqual([]);
});

test("what others ask us to ask of other servers goes out by one guarded way; besides it, only the mails, ProConnect's answers, and a job's word to our own server", () => {
  const out =
    /\bfetch\(|^import (?!type )(?!\{ (IncomingMessage|ServerResponse|IncomingMessage, ServerResponse|Server) \})[^;]*from "(node:)?(https?|http2|net|tls|dgram|dns|dns\/promises|undici)"/m;
  expect(
    strays(out, [
      /^components\//,
      "lib/outbound.ts",
      "lib/metrics-server.ts",
      "lib/scrub.ts",
      "lib/revalidation.ts",
      // Opens nothing: it ends what the driver opened.
      "lib/silent-connection.ts",
      /^bench\//,
    ]),
  ).toEqual([]);
  expect(
    strays(/import\("(node:)?(https?|http2|net|tls|dgram|dns)|\bnew (WebSocket|XMLHttpRequest)\(/, [
      /^bench\//,
    ]),
  ).toEqual([]);
  expect(strays(/from "openid-client"/, ["lib/accounts/proconnect.ts"])).toEqual([]);
});

test("what varies by type is in the registry: no code elsewhere asks for the type", () => {
  expect(
    strays(/(type|Type) ===? ["'](resource|lab|programme|event)["']/, [/^lib\/entries\/types\//, /^bench\//]),
  ).toEqual([]);
});

test("every page rendered once for all says its own address and its versions by language", () => {
  const pages = sources.filter(
    ({ path, code }) => /^app\/.*page\.tsx$/.test(path) && /generateStaticParams/.test(code),
  );
  expect(pages.length).toBeGreaterThan(10);
  const silent = pages.filter(
    ({ code }) => !/alternates: (\{\s+\.\.\.)?alternates\(|= legalRoute\(/.test(code),
  );
  // What answers 404 has no address to say.
  expect(silent.map(({ path }) => path)).toEqual(["app/[lang]/[...rest]/page.tsx"]);
  expect(strays(/canonical:/, ["lib/metadata.ts"])).toEqual([]);
});

test("no file escapes the type checker", () => {
  expect(
    strays(
      /@ts-(ignore|nocheck|expect-error)/,
      [],
      files.filter(({ path }) => path !== "lib/architecture.test.ts"),
    ),
  ).toEqual([]);
});

test("every page is visited by the journeys on accessibility and security", () => {
  const pages = files.flatMap(({ path }) => /^app\/(.*)\/page\.tsx$/.exec(path)?.[1] ?? []);
  expect(pageKinds.map(({ route }) => route).sort()).toEqual(pages.sort());
});

test("every handler besides the pages is read by the journey on what is hidden, or is someone's own", () => {
  const handlers = files.flatMap(({ path }) => /^app\/(?:(.*)\/)?route\.ts$/.exec(path)?.slice(1, 2) ?? []);
  expect(outputs.map(({ route }) => route).sort()).toEqual(handlers.map((route = "") => route).sort());
});

test("every page, handler and action says who may what, in the tables of the authorisation matrix", () => {
  const folders = (file: string) =>
    files.flatMap(({ path }) =>
      path.startsWith("app/") && path.endsWith(`/${file}`) ? [folderOf(path)] : [],
    );
  expect(Object.keys(PAGES).sort()).toEqual(folders("page.tsx").sort());
  expect(Object.keys(HANDLERS).sort()).toEqual(folders("route.ts").sort());
  const actions = sources
    .filter(({ code }) => /^["']use server["'];/m.test(code))
    .flatMap(({ path, code }) =>
      [...code.matchAll(/^export const (\w+)/gm)].map(
        ([, name]) => `${path.replace(/^app\/(\[lang\]\/)?|\.tsx?$/g, "")} ${name}`,
      ),
    );
  expect(Object.keys(ACTS).sort()).toEqual(actions.sort());
});

/** "[lang]/labs" of "app/[lang]/labs/page.tsx". */
const folderOf = (path: string) => path.split("/").slice(1, -1).join("/");
