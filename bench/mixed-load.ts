/** What a site is asked all day: nine entry pages in ten, eight searches in a hundred, two proposals in a hundred. */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { emptyContent, entryTypes } from "#lib/entries/types/index";

export const KINDS = ["entry", "search", "write"] as const;
export type Kind = (typeof KINDS)[number];

export interface MixedLoad {
  origin: string;
  entries: readonly string[];
  searches: readonly string[];
  /** Of people who may propose: each sends a few, as people do. */
  tokens: readonly string[];
}

export interface Mixed {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  latencies: Record<Kind, number[]>;
  /** What was not answered as it should. */
  errors: string[];
}

/** A person proposes sixty times an hour at most. */
const OF_ONE_PERSON = 55;

let written = 0;

/** Asks over so many connections until `seconds` have passed. */
export async function loadMixed(load: MixedLoad, connections: number, seconds: number): Promise<Mixed> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: Mixed["latencies"] = { entry: [], search: [], write: [] };
  const errors: string[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const one = async () => {
    while (performance.now() < end) {
      const kind = kindOf(Math.random());
      const at = performance.now();
      const wrong = await asks[kind](load, agent).catch((error: unknown) => String(error));
      latencies[kind].push(performance.now() - at);
      if (wrong && errors.length < 1000) errors.push(`${kind}: ${wrong}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  const answers = KINDS.reduce((sum, kind) => sum + latencies[kind].length, 0);
  return { rate: answers / ((performance.now() - start) / 1000), latencies, errors };
}

const kindOf = (chance: number): Kind => (chance < 0.9 ? "entry" : chance < 0.98 ? "search" : "write");

/** What is wrong with the answer, if anything. */
const asks: Record<Kind, (load: MixedLoad, agent: Agent) => Promise<string | null>> = {
  entry: ({ origin, entries }, agent) =>
    send(agent, origin + any(entries), { expects: [200, "application/ld+json"] }),
  // Of the searches of a site, some are asked again within the minute and some are not.
  search: ({ origin, searches }, agent) =>
    send(agent, `${origin}${any(searches)}&n=${Math.floor(Math.random() * 50)}`, { expects: [200, "<main"] }),
  write: ({ origin, tokens }, agent) => {
    const token = tokens[Math.floor(written / OF_ONE_PERSON)];
    if (!token) throw new Error("everyone has proposed enough for an hour");
    return send(agent, `${origin}/api/v1/proposals`, {
      expects: [201, '"id"'],
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      body: proposal(++written),
    });
  },
};

interface Sent {
  expects: [status: number, mark: string];
  headers?: Record<string, string>;
  body?: string;
}

function send(agent: Agent, url: string, { expects, headers, body }: Sent): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent,
      method: body ? "POST" : "GET",
      headers: { ...headers, "accept-encoding": "identity", "x-forwarded-for": anyAddress() },
      timeout: 30_000,
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer in 30 s")));
    sent.on("error", reject);
    sent.on("response", (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        const [status, mark] = expects;
        const right = response.statusCode === status && text.includes(mark);
        resolve(right ? null : `${response.statusCode} at ${new URL(url).pathname}: ${text.slice(0, 200)}`);
      });
    });
    sent.end(body);
  });
}

function proposal(number: number): string {
  const whole = { ...emptyContent("lab"), ...entryTypes.lab.example };
  const { archived: _a, mergedInto: _m, highlightedUntil: _h, removed: _r, ...example } = whole;
  const about = { themes: [], territory: null, credits: [], relations: [], sources: [], aliases: [] };
  return JSON.stringify({
    type: "lab",
    content: { ...example, ...about, title: `Lab de la mesure ${number} ${randomUUID().slice(0, 8)}` },
    duplicateNote: "Un autre lab, de la mesure.",
  });
}

/** As many readers as there are: limits are counted by address. */
const anyAddress = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join(".")}`;

function any<T>(items: readonly T[]): T {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error("nothing to ask for");
  return item;
}
