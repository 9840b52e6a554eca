/**
 * The authorisation matrix, for acts: the form of who may is sent by everyone else, from its page and from another, by the
 * id of its action, and changes nothing; then by all who may, with every column of every model in it, and changes what it is
 * for and nothing more (authorisation-acts.ts, authorisation-writes.json).
 */
import { expect, test } from "@playwright/test";
import { ACTS, type Act, outcomeFor } from "./authorisation-acts";
import {
  ask,
  builtActions,
  call,
  type Fields,
  formsIn,
  outcomeIn,
  type PageForm,
  type Reply,
  stateIn,
} from "./authorisation-client";
import type { Snapshot } from "./authorisation-database";
import { declared } from "./authorisation-record";
import { type AuthorisationServer, inTurn, startAuthorisation } from "./authorisation-server";
import { READERS, type Reader } from "./authorisation-table";
import { ROLES } from "./authorisation-world";

test.describe.configure({ mode: "serial" });

let server: AuthorisationServer;
let cells = 0;

interface Prepared extends PageForm {
  name: string;
  id: string;
  act: Act;
  /** The page of the form, or one of those that call the action. */
  at: string;
}

const prepared: Prepared[] = [];

test.beforeAll("a second server starts, on a directory that holds one of each thing @build", async () => {
  test.setTimeout(300_000);
  server = await startAuthorisation("sillage_acting", test.info());
});

test.afterAll(async () => {
  await server?.stop();
  console.log(`authorisation, acts: ${cells} cells`);
});

test("the form of each act is on its page, for all who may @build", async () => {
  const ids = builtActions();
  const missing: string[] = [];
  const wanted = Object.entries(ACTS).flatMap(([name, acts]) => acts.map((act) => ({ name, act })));
  const forms = new Map<Act, Prepared>();
  await inTurn(wanted, async ({ name, act }) => {
    const form = await formOf(name, ids.get(name) ?? "", act, act.as);
    if (form) forms.set(act, form);
    else missing.push(`${name}: no form for ${act.as} at ${act.from}`);
  });
  expect(missing).toEqual([]);
  prepared.push(...wanted.flatMap(({ act }) => forms.get(act) ?? []));
  await inTurn(prepared, async ({ name, id, act }) => {
    for (const role of ROLES) {
      if (act.byHand || !isCommon(act) || outcomeFor(role, act.kind) !== "may") continue;
      cells++;
      const form = await formOf(name, id, act, role);
      if (!form) missing.push(`${name}: no form for ${role} at ${act.from}`);
    }
  });
  expect(missing).toEqual([]);
});

/** Whether the form is the same for all who may: what one has of one's own is on one's own page. */
const isCommon = ({ kind }: Act) => kind === "reviewers" || kind === "administrators";

for (const reader of READERS) {
  test(`${reader} who sends what others may changes nothing @build`, async () => {
    test.setTimeout(300_000);
    const before = await server.database.digest();
    const wrong: string[] = [];
    await inTurn(prepared, async ({ name, id, act, at, fields }) => {
      const due = outcomeFor(reader, act.kind);
      if (due === "may") return;
      const reply = await call(server, reader, id, fields, at);
      // From a page that has nothing to do with it, Next itself does nothing, or lets the action answer.
      const away = await call(server, reader, id, fields, ELSEWHERE);
      cells += 2;
      const found = outcomeIn(reply);
      const fits = due === "nothing" ? reply.status < 500 : found === due;
      if (!fits) wrong.push(`${reader} ${name} (${act.kind}): ${found}, not ${due}. ${words(reply)}`);
      if (away.status >= 500 || away.headers.has("set-cookie"))
        wrong.push(`${reader} ${name} from elsewhere: ${away.status}`);
    });
    expect(wrong).toEqual([]);
    const after = await server.database.digest();
    expect(Object.keys(before).filter((table) => before[table] !== after[table])).toEqual([]);
  });
}

const ELSEWHERE = "/fr/recherche";

test("who may acts, each in turn, and a body that names every column changes what the act is for, and nothing more @build", async () => {
  test.setTimeout(600_000);
  const wrong: string[] = [];
  const found = new Map<string, readonly string[]>();
  const before = await server.database.snapshot();
  for (const one of prepared) {
    const { name, id, act, at: page } = one;
    const first = `${name} (${[act.kind, act.of].filter(Boolean).join(", ")})`;
    let expected: { outcome: string; changes: readonly string[] } = { outcome: "", changes: [] };
    for (const role of [act.as, ...ROLES.filter((other) => other !== act.as)]) {
      if (outcomeFor(role, act.kind) !== "may") continue;
      const own = role === act.as || isCommon(act);
      const form = own ? await formOf(name, id, act, role) : one;
      if (!form) {
        wrong.push(`${name}: no form for ${role} at ${act.from}`);
        continue;
      }
      const { fields, marks } = forged(form, act.reads);
      const reply = await call(server, role, id, fields, page);
      // What a job does of it is part of it.
      if (name.includes("import")) await server.database.settled();
      const after = await server.database.snapshot();
      cells += fields.length - form.fields.length;
      const outcome = outcomeIn(reply);
      // Another person's form may be no good to who may send one.
      if (role === act.as && outcome !== (act.ends ?? "may"))
        wrong.push(`${name}: ${outcome}. ${words(reply)}`);
      if (outcome.startsWith("status 5")) wrong.push(`${name} as ${role}: ${outcome}`);
      const held = server.database.holding(before, after, marks);
      if (held.length > 0) wrong.push(`${name} as ${role}: what was forged is in ${held.join(", ")}`);
      const changes = server.database.changes(before, after);
      if (role === act.as) {
        found.set(first, changes);
        expected = { outcome, changes };
      } else if (String(changes) !== String(outcome === expected.outcome ? expected.changes : []))
        found.set(`${first} as ${role}`, changes);
      await server.database.restore(before);
    }
  }
  for (const { name, act, path, init } of handlerWrites(before)) {
    const reply = await ask(server, act, path, init);
    if (reply.status >= 400) wrong.push(`${name}: ${reply.status} ${reply.text}`);
    const after = await server.database.snapshot();
    const held = server.database.holding(before, after, MARKS);
    if (held.length > 0) wrong.push(`${name}: what was forged is in ${held.join(", ")}`);
    found.set(name, server.database.changes(before, after));
    await server.database.restore(before);
    cells++;
  }
  expect(wrong).toEqual([]);
  const all = Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
  expect(all).toEqual(declared("authorisation-writes.json", all));
});

test("a role that is taken away, and an account that is shut out, count at the next request, on forms that are open already @build", async () => {
  const ids = builtActions();
  const open = prepared.find(({ name }) => name.endsWith("holdProposal"));
  const settings = prepared.find(({ name }) => name.endsWith("createSelection"));
  if (!open || !settings) throw new Error("forms that are in the table");
  const { id } = server.world.people.peer;
  const about = { kind: "administrators", as: "administrator", typed: {} } as const;
  const press = async (action: string, typed: Act["typed"]) => {
    const from = `/fr/administration/personnes/${id}`;
    const name = `administration/actions ${action}`;
    const form = await formOf(name, ids.get(name) ?? "", { ...about, from, typed }, "administrator");
    if (!form) throw new Error(`no form of ${action}`);
    expect(outcomeIn(await call(server, "administrator", form.id, form.fields, form.at))).toBe("may");
  };
  expect((await ask(server, "peer", "/fr/moderation")).status).toBe(200);
  await press("setRole", { role: "contributor" });
  expect((await ask(server, "peer", "/fr/moderation")).location).toContain("/introuvable/");
  expect((await ask(server, "peer", "/api/moderation/nouvelles")).status).toBe(403);
  expect(outcomeIn(await call(server, "peer", open.id, open.fields, open.at))).toBe("refused");
  expect(outcomeIn(await call(server, "peer", settings.id, settings.fields, settings.at))).toBe("may");
  await press("setBlocked", { intent: "block" });
  expect((await ask(server, "peer", "/fr/compte")).location).toContain("/connexion");
  expect(outcomeIn(await call(server, "peer", settings.id, settings.fields, settings.at))).toBe("sign-in");
  cells += 6;
});

/**
 * What handlers write, each in earnest: programs with their token, whose forged bodies authorisation.spec.ts has refused, and
 * plain forms, with every column in them.
 */
function handlerWrites(before: Snapshot) {
  const { tokens } = server.world;
  const content = { title: "Lab par programme", summary: "Un lab.", kind: "lab" };
  const version = (thing: string) => before.get("revision")?.get(server.things(thing))?.version;
  const program = (method: string, at: string, token: string, body: unknown) => ({
    name: `api/v1/${at.replace(/\*\w+/, "[id]")} ${method}`,
    act: "anonymous" as const,
    path: named(`/api/v1/${at}`),
    init: {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    },
  });
  const form = (act: Reader, at: string, own: Record<string, string> = {}) => {
    const fields = Object.entries(own);
    const all = forged({ fields, names: new Set(Object.keys(own)) });
    const body = new URLSearchParams(
      all.fields.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const headers = { origin: server.url, "sec-fetch-site": "same-origin" };
    return {
      name: `${at.replace(/\?.*/, "")} POST`,
      act,
      path: named(`/${at}`),
      init: { method: "POST", headers, body },
    };
  };
  return [
    program("POST", "proposals", tokens.propose, { type: "lab", content, draft: true }),
    program("PUT", "proposals/*draft", tokens.propose, {
      type: "lab",
      content,
      version: version("draft"),
      draft: true,
    }),
    program("POST", "proposals/*pending/withdrawal", tokens.propose, { version: version("pending") }),
    form("anonymous", "api/alertes/arret?jeton=*stoppedAlertStop", { "List-Unsubscribe": "One-Click" }),
    form("contributor", "api/auth/deconnexion", { lang: "fr" }),
    form("contributor", "api/cles/ajout", { lang: "fr" }),
    form("anonymous", "api/cles/connexion", { lang: "fr" }),
  ];
}

/** Values of which nothing may be found again: of someone else, of another time, of another rank. */
function forged(form: PageForm, reads: readonly string[] = []): { fields: Fields; marks: string[] } {
  const other = server.things("decoy");
  const fields: Fields = [...form.fields];
  const names = new Set([...form.names, ...reads]);
  for (const { column, type, labels } of server.database.columns) {
    const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (names.has(name)) continue;
    names.add(name);
    fields.push([name, forgedValue(type, labels, other)]);
  }
  return { fields, marks: [...MARKS, other] };
}

const MARK = "zzforged";
const MARKS = [MARK, "1999-09-09", "987654"];

function forgedValue(type: string, labels: string[] | null, other: string): string {
  if (labels) return labels.at(-1) ?? "";
  if (type === "uuid") return other;
  if (type === "boolean") return "true";
  if (/^(integer|bigint|double|smallint)/.test(type)) return "987654";
  return type.startsWith("timestamp") || type === "date" ? "1999-09-09T09:09:09.000Z" : MARK;
}

/** The form as someone finds it on its page, with what the act types into it; null when it is not there. */
async function formOf(name: string, id: string, act: Act, reader: Reader): Promise<Prepared | null> {
  const typed = Object.entries(act.typed).flatMap(
    ([field, value]): Fields => [value].flat().map((text) => [named(field), named(text)]),
  );
  if (name.endsWith("bringFile"))
    typed.push(["file", new File(["Titre;Résumé;Nature\nLab;Un lab;Rapport"], "veille.csv")]);
  const replaced = new Set(typed.map(([field]) => field));
  const lang: Fields = [["lang", "fr"]];
  const at = named(act.from);
  if (act.byHand)
    return { name, id, act, at, fields: [...lang, ...typed], names: new Set([...replaced, "lang"]) };
  const { text, status } = await ask(server, reader, at);
  if (status >= 500) throw new Error(`${at}: ${status}`);
  const where = Object.entries(act.where ?? {});
  const form = formsIn(text, id).find(({ fields }) =>
    where.every(([field, value]) => fields.some((one) => one[0] === field && one[1] === named(value))),
  );
  if (!form) return null;
  const kept = form.fields.filter(([field]) => !replaced.has(field));
  return { name, id, act, at, names: new Set([...form.names, ...replaced]), fields: [...kept, ...typed] };
}

/** `*name` is the thing of that name. */
const named = (text: string) => text.replace(/\*([a-zA-Z]+)/g, (_, name: string) => server.things(name));

function words(reply: Reply): string {
  const state = stateIn(reply);
  return state ? `${state.message} ${JSON.stringify(state.issues)}` : reply.text.slice(0, 300);
}
