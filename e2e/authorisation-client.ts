/** How the authorisation matrix asks: as any reader, with the form of a page, calling an action by its id. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { z } from "zod";
import { EMPTY_STATE } from "../lib/form-state";
import { errors as sentences } from "../lib/messages/fr/errors";
import type { Outcome } from "./authorisation-acts";
import type { Answer, Reader } from "./authorisation-table";
import type { AuthorisationWorld } from "./authorisation-world";

export interface Reply {
  status: number;
  location: string;
  headers: Headers;
  /** Of a spreadsheet, which is compressed: all that is in it. */
  text: string;
  bytes: Uint8Array;
}

export interface Asking {
  url: string;
  world: AuthorisationWorld;
}

let asked = 0;

/** A machine of nobody else each time: what is counted by address is not what is tried here. */
const newAddress = () => `2001:db8:${(++asked >> 16).toString(16)}:${(asked & 0xffff).toString(16)}::1`;

/** What a reader shows of who they are. */
function identityOf(
  reader: Reader,
  { people, sessions, tokens }: AuthorisationWorld,
): Record<string, string> {
  const cookie = (session: string) => ({
    cookie: `next-auth.session-token=${session}; sillage_signed_in=1`,
  });
  switch (reader) {
    case "anonymous":
      return {};
    case "token":
      return { authorization: `Bearer ${tokens.administrator}` };
    case "expired":
    case "blocked":
      return cookie(sessions[reader]);
    default:
      return cookie(people[reader].session);
  }
}

export async function ask(
  { url, world }: Asking,
  reader: Reader,
  path: string,
  init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Reply> {
  const send = () =>
    fetch(url + path, {
      ...init,
      redirect: "manual",
      headers: { "x-forwarded-for": newAddress(), ...identityOf(reader, world), ...init.headers },
    });
  // On a busy machine a kept connection may be closed as it is used again: what writes nothing is asked once more.
  const response = await send().catch((error: unknown) =>
    init.method === "POST" ? Promise.reject(error) : send(),
  );
  const { pathname, search, searchParams } = new URL(response.headers.get("location") ?? "/", url);
  // The mark of a payload is made of its headers: Next leads whoever has another to the right one.
  if (init.headers?.rsc && response.status === 307 && searchParams.has("_rsc") && pathname + search !== path)
    return ask({ url, world }, reader, pathname + search, init);
  const type = response.headers.get("content-type") ?? "";
  const stream = type.startsWith("text/event-stream");
  if (stream) await response.body?.cancel();
  const bytes = stream ? new Uint8Array() : new Uint8Array(await response.arrayBuffer());
  const zipped = type.includes("spreadsheetml") && bytes.length > 0;
  const files = zipped ? Object.values(unzipSync(bytes)) : [bytes];
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    headers: response.headers,
    text: files.map((file) => strFromU8(file)).join("\n"),
    bytes,
  };
}

/** What the answer is, in the words of the table. */
export function answerIn({ status, location, text }: Reply): Answer | `status ${number}` {
  if (status >= 300 && status < 400) return whereTo(location);
  if (status >= 200 && status < 300) {
    // What who is not signed in reads instead of a form.
    return text.includes('id="sign-in-needed"') ? "sign-in" : "shown";
  }
  return STATUSES[status] ?? `status ${status}`;
}

function whereTo(location: string): Answer {
  if (/\/connexion(\?|$)/.test(location)) return "sign-in";
  return location.includes("/introuvable/") ? "missing" : "elsewhere";
}

const STATUSES: Readonly<Record<number, Answer>> = {
  401: "refused",
  403: "refused",
  404: "missing",
  410: "gone",
};

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** Every server action of the build: its name as in authorisation-acts.ts, and its id. */
export function builtActions(): Map<string, string> {
  const file = join(import.meta.dirname, "../.next/server/server-reference-manifest.json");
  const { node } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [
      `${filename.replace(/^app\/\[lang\]\//, "").replace(/\.tsx?$/, "")} ${exportedName}`,
      id,
    ]),
  );
}

export type Fields = [string, string | File][];

export interface PageForm {
  fields: Fields;
  /** The names of all its controls, sent or not. */
  names: Set<string>;
}

/** The forms of a page that call an action, as a browser would send them untouched. */
export function formsIn(html: string, actionId: string): PageForm[] {
  const forms: (PageForm & { ids: Set<string> })[] = [];
  let form: (typeof forms)[number] | undefined;
  let select: { name: string; value: string | null; first: string | null } | undefined;
  let area: { name: string; text: string } | undefined;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === "form") {
        form = { fields: [], names: new Set(), ids: new Set() };
        forms.push(form);
      }
      if (!form) return;
      const { name = "", value = "", type = "" } = attributes;
      for (const text of [name, value, attributes.formaction ?? ""])
        for (const [id] of text.matchAll(/[0-9a-f]{40,66}/g)) form.ids.add(id);
      if (name && !name.startsWith("$ACTION")) form.names.add(name);
      if (tag === "input" && name && !name.startsWith("$ACTION") && type !== "file" && type !== "submit") {
        const ticked = "checked" in attributes;
        if ((type !== "checkbox" && type !== "radio") || ticked)
          form.fields.push([name, value || (ticked ? "on" : "")]);
      }
      if (tag === "select") select = { name, value: null, first: null };
      if (tag === "option" && select) {
        select.first ??= value;
        if ("selected" in attributes) select.value = value;
      }
      if (tag === "textarea") area = { name, text: "" };
    },
    ontext(text) {
      if (area) area.text += text;
    },
    onclosetag(tag) {
      if (tag === "textarea" && area) {
        form?.fields.push([area.name, area.text.replace(/^\n/, "")]);
        area = undefined;
      }
      if (tag === "select" && select) {
        form?.fields.push([select.name, select.value ?? select.first ?? ""]);
        select = undefined;
      }
      if (tag === "form") form = undefined;
    },
  });
  parser.end(html);
  return forms.filter(({ ids }) => ids.has(actionId));
}

/** Calls an action by its id, as a browser with JavaScript does, from any page. */
export async function call(
  asking: Asking,
  reader: Reader,
  actionId: string,
  fields: Fields,
  at: string,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const body = new FormData();
  // React's own writing of the arguments: the state before, then the form.
  for (const [name, value] of fields) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([EMPTY_STATE, "$K1"]));
  return ask(asking, reader, at, {
    method: "POST",
    body,
    headers: { "next-action": actionId, accept: "text/x-component", origin: asking.url, ...headers },
  });
}

const said = z.object({
  tone: z.string(),
  message: z.string().nullable(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
});

/** What the action answered, from the row of the payload that holds its form's state. */
export function stateIn({ text }: Reply): z.infer<typeof said> | null {
  for (const line of text.split("\n")) {
    const [, json] = /^[0-9a-f]+:(\{"tone":.*\})$/.exec(line) ?? [];
    if (!json) continue;
    const state = said.safeParse(JSON.parse(json));
    if (state.success) return state.data;
  }
  return null;
}

const REFUSED: ReadonlySet<string> = new Set(
  (
    [
      "notAllowed",
      "ownProposal",
      "ownClaim",
      "notInTheTeam",
      "notTeamManager",
      "claimOfAnother",
      "askGone",
      "alertLinkGone",
      "signInFirst",
    ] as const
  ).map((key) => sentences[key]()),
);

/** "otherwise": it was let in, and refused for what was sent. */
export function outcomeIn(reply: Reply): Outcome | "otherwise" | `status ${number}` {
  if (reply.headers.has("x-action-redirect")) return "may";
  if (reply.status === 404) return "missing";
  const state = stateIn(reply);
  if (!state) return `status ${reply.status}`;
  if (state.tone === "ok") return "may";
  if (state.message === sentences.signInAgain()) return "sign-in";
  if (state.message === sentences.notFound()) return "missing";
  return REFUSED.has(state.message ?? "") ? "refused" : "otherwise";
}
