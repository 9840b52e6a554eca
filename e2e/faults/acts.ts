/** What people do to a site while it breaks: programs that propose, moderators who decide, readers. All of it by HTTP. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { emptyContent, entryTypes } from "#lib/entries/types/index";
import { readForm } from "./form";
import type { Person, Site } from "./ground";
import type { Ledger } from "./ledger";
import { sleep } from "./random";

const receipt = z.object({ id: z.uuid(), state: z.string() });

/** How long someone goes on trying. */
const PATIENCE_MS = 90_000;

const about = { themes: [], territory: null, credits: [], relations: [], sources: [] };

let sequence = 0;

/** A title that nothing else has. */
export const newTitle = () => `Lab du registre ${++sequence} ${randomUUID().slice(0, 8)}`;

/** The machine of a person, as a proxy would tell it: limits are counted by address. */
const addressOf = ({ id }: Person) =>
  `10.${Number.parseInt(id.slice(-4, -2), 16)}.${Number.parseInt(id.slice(-2), 16)}.7`;

/** Sends one proposal for a new lab until it has an answer, always with the same key. Returns its id; null when nothing helped. */
export async function proposeAtLast(site: Site, author: Person, ledger: Ledger): Promise<string | null> {
  const title = newTitle();
  const {
    archived: _a,
    mergedInto: _m,
    highlightedUntil: _h,
    removed: _r,
    ...example
  } = {
    ...emptyContent("lab"),
    ...entryTypes.lab.example,
  };
  const content = { ...example, ...about, title, aliases: [] };
  const body = JSON.stringify({ type: "lab", content, duplicateNote: "Un autre lab, du registre." });
  const key = randomUUID();
  ledger.asked.add(title);
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(150)) {
    const answer = await send(ledger, `${site.origin}/api/v1/proposals`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${author.token}`,
        "content-type": "application/json",
        "idempotency-key": key,
        "x-forwarded-for": addressOf(author),
      },
      body,
    });
    if (!answer || answer.status === 503) continue;
    if (answer.status !== 201) {
      ledger.wrong.push(`proposal: ${answer.status} ${answer.text.slice(0, 300)}`);
      return null;
    }
    const { id } = receipt.parse(JSON.parse(answer.text));
    ledger.receive(title, id);
    return id;
  }
  ledger.wrong.push(`no answer to ${title} for ${PATIENCE_MS / 1000} s`);
  return null;
}

export type Outcome = "done" | "seen done" | { refused: string } | null;

/** Accepts a proposal by the form of its page, looks again when the answer is lost, and tries anew when it was not done. */
export async function acceptAtLast(
  site: Site,
  moderator: Person,
  id: string,
  ledger: Ledger,
): Promise<Outcome> {
  const address = `${site.origin}/fr/moderation/${id}`;
  const headers = {
    cookie: `next-auth.session-token=${moderator.session}`,
    origin: site.origin,
    "x-forwarded-for": addressOf(moderator),
  };
  let toldNothing = false;
  let sent = false;
  let last = "";
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(150)) {
    const page = await send(ledger, address, { headers });
    if (page?.status !== 200) continue;
    const form = readForm(page.text, "accept");
    // The form stays in the page of what is closed; there is nothing left to write in it.
    if (!form?.has("note")) {
      // Decided already: by this one, when the answer was lost on the way.
      if (toldNothing) ledger.lies.push(id);
      if (!sent) return { refused: "decided by another" };
      ledger.accepted.add(id);
      return "seen done";
    }
    toldNothing = false;
    sent = true;
    const answer = await send(ledger, address, { method: "POST", headers, body: form });
    if (answer?.status === 303) {
      ledger.accepted.add(id);
      return "done";
    }
    if (answer?.status === 200) {
      last = refusalIn(answer.text);
      toldNothing = /ne peut pas enregistrer/.test(last);
      if (/a déjà décidé/.test(last)) return { refused: last };
    }
  }
  ledger.wrong.push(`no decision on ${id} for ${PATIENCE_MS / 1000} s, lastly: ${last}`);
  return null;
}

/** What a form that came back says, without its marks. */
const refusalIn = (html: string): string =>
  (/class="(?:error-summary|notice)[\s\S]*?<\/(?:div|section)>/.exec(html)?.[0] ?? "")
    .replace(/^[^>]*>|<[^>]*>/g, " ")
    .trim();

/** One page, as a reader without a cookie asks for it. */
export async function read(site: Site, path: string, ledger: Ledger): Promise<number> {
  const answer = await send(ledger, site.origin + path, { headers: { "x-forwarded-for": "192.0.2.9" } });
  return answer?.status ?? 0;
}

interface Answer {
  status: number;
  text: string;
}

/** Null when there was no answer, or half of one. What no fault excuses is noted. */
export async function send(ledger: Ledger, address: string, init: RequestInit): Promise<Answer | null> {
  const path = new URL(address).pathname.replace(/[0-9a-f-]{36}/, "…");
  try {
    const answer = await fetch(address, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    ledger.note(String(answer.status));
    const later = answer.status === 503 && Number(answer.headers.get("retry-after")) > 0;
    if (answer.status >= 500 && !later)
      ledger.wrong.push(`${answer.status} at ${path}: ${text.slice(0, 200)}`);
    if (later && path.startsWith("/fr") && !/lang="fr"/.test(text))
      ledger.wrong.push(`503 in no language at ${path}`);
    return { status: answer.status, text };
  } catch {
    ledger.note("no answer");
    return null;
  }
}
