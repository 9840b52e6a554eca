/** Where the public catalogues answer; settings, so that tests put servers of their own in their place. */
import { env } from "#lib/env";
import { type Guard, type OutboundAnswer, OutboundError, publicInternet, reach } from "#lib/outbound";

export interface Catalogues {
  crossref: string;
  datacite: string;
  hal: string;
  bnf: string;
}

/** What reading an address needs of the world outside. */
export interface Outside {
  guard: Guard;
  catalogues: Catalogues;
}

export const theOutside = (): Outside => ({
  guard: publicInternet,
  catalogues: { crossref: env.CROSSREF_URL, datacite: env.DATACITE_URL, hal: env.HAL_URL, bnf: env.BNF_URL },
});

/** Why a source gave nothing: it does not know the thing, does not let it be read, is away, or answers what cannot be read. */
export type Failure = "unknown" | "closed" | "away" | "unreadable";

export class SourceFailure extends Error {
  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(failure, options);
    this.name = "SourceFailure";
  }
}

const MAX_RECORD = 1_000_000;
const TIMEOUT_MS = 5_000;

/** One record of a catalogue. @throws SourceFailure */
export async function askCatalogue(
  address: string,
  types: readonly string[],
  { guard }: Outside,
): Promise<Buffer> {
  const answer = await tryReaching(() =>
    reach(address, { types, maxBytes: MAX_RECORD, timeoutMs: TIMEOUT_MS, maxRedirects: 2 }, guard),
  );
  return answer.body;
}

export const JSON_TYPES = ["application/json", "application/vnd.api+json"];

/** @throws SourceFailure */
export async function askJson(address: string, outside: Outside): Promise<unknown> {
  const body = await askCatalogue(address, JSON_TYPES, outside);
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new SourceFailure("unreadable", { cause });
  }
}

/** An answer of 2xx, or why there is none. @throws SourceFailure; OutboundError when the address may not be asked */
export async function tryReaching(ask: () => Promise<OutboundAnswer>): Promise<OutboundAnswer> {
  let answer: OutboundAnswer;
  try {
    answer = await ask();
  } catch (cause) {
    if (!(cause instanceof OutboundError) || cause.refused) throw cause;
    const unreadable = ["type", "encoding", "size", "protocol"].includes(cause.reason);
    throw new SourceFailure(unreadable ? "unreadable" : "away", { cause });
  }
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  if (status === 404 || status === 410) throw new SourceFailure("unknown");
  throw new SourceFailure([401, 402, 403, 407, 429, 451].includes(status) ? "closed" : "away");
}
