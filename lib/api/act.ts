/**
 * What answers who shows a token: their own proposals. The token alone says who asks: no cookie is read here, no page of
 * another site may read an answer (no CORS), and nothing is kept by any cache. What changes something has a key, so that
 * asked twice it is done once. Errors are problem details (RFC 9457), with a reason a field.
 */
import type { z } from "zod";
import { clientIp } from "#lib/client-ip";
import { isInDoubt } from "#lib/db";
import { env } from "#lib/env";
import { DomainError } from "#lib/errors";
import { type ProblemDetail, type ProblemStatus, problem } from "#lib/http/problem";
import { limitAddress } from "#lib/limits";
import { log } from "#lib/log";
import type { Lang } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import type { Actor } from "#lib/permissions";
import { errorText, issueText } from "#lib/refusal-words";
import type { Once } from "#lib/revisions/ask-once";
import { findBearer } from "#lib/tokens/find-bearer";
import type { Scope } from "#lib/tokens/scopes";
import { ApiRefusal } from "./answer";
import { countRequest, READING } from "./limit";
import type { ApiRoute } from "./route";
import { readJson } from "./sent";

export interface OwnAsked<P, Q, B = undefined> {
  actor: Actor;
  path: P;
  query: Q;
  body: B;
  once: Once;
  /** The site's address, without a final slash. */
  origin: string;
  now: Date;
}

export interface ActReply<A extends z.ZodType> {
  value: z.input<A>;
  /** The cached pages that it changes. */
  tags?: readonly string[];
}

type Handler = (request: Request, context?: { params: Promise<object> }) => Promise<Response>;

/** The `GET` of what is one's own. */
export function answeringOwn<P extends z.ZodObject, Q, A extends z.ZodType>(
  route: ApiRoute<P, Q, A>,
  ask: (asked: OwnAsked<z.output<P>, Q>) => Promise<ActReply<A>>,
): Handler {
  return (request, context) =>
    answerOwn(route, "read:own", request, context, async (asked) => ask({ ...asked, body: undefined }));
}

/**
 * The `POST` or `PUT` of what changes something of one's own.
 * @param body the schema of what is sent, the same as the route's
 * @param changed throws away the cached pages of these tags
 */
export function acting<P extends z.ZodObject, Q, A extends z.ZodType, B extends z.ZodType>(
  route: ApiRoute<P, Q, A>,
  body: B,
  ask: (asked: OwnAsked<z.output<P>, Q, z.output<B>>) => Promise<ActReply<A>>,
  changed: (tags: readonly string[]) => void,
): Handler {
  return (request, context) =>
    answerOwn(route, "propose", request, context, async (asked) => {
      const { actor, lang } = asked;
      const key = request.headers.get("idempotency-key") ?? "";
      if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
        throw new ApiRefusal(
          400,
          "An Idempotency-Key is needed: 1 to 200 characters, a new one for each act.",
        );
      }
      const { text, value } = await readJson(request);
      const parsed = body.safeParse(value);
      if (!parsed.success) {
        throw new ApiRefusal(400, "What is sent has not the shape described.", detailsOf(parsed.error));
      }
      // Those who review act all day, several at one address.
      if (actor.role === "contributor") await limitAddress(asked.ip, asked.now);
      const once = { key, request: `${request.method} ${new URL(request.url).pathname} ${lang} ${text}` };
      const reply = await ask({ ...asked, body: parsed.data, once });
      if (reply.tags && reply.tags.length > 0) changed(reply.tags);
      return reply;
    });
}

interface Known<P, Q> extends Omit<OwnAsked<P, Q, undefined>, "body"> {
  lang: Lang;
  ip: string;
}

async function answerOwn<P extends z.ZodObject, Q, A extends z.ZodType>(
  route: ApiRoute<P, Q, A>,
  scope: Scope,
  { url, headers: sent }: Request,
  context: { params: Promise<object> } | undefined,
  answer: (asked: Known<z.output<P>, Q>) => Promise<ActReply<A>>,
): Promise<Response> {
  const now = new Date();
  const lang = /^fr\b/i.test(sent.get("accept-language") ?? "") ? "fr" : "en";
  const ip = clientIp(sent.get("x-forwarded-for"), env.TRUSTED_PROXIES);
  const counted = countRequest(READING, ip, now);
  const headers = { ...counted.headers, ...CLOSED };
  const refuse = (status: ProblemStatus, detail: string, more: Refused = {}) => {
    if (status === 401 || status === 403) log.warn("api.forbidden", { status, scope });
    return problem(status, detail, { errors: more.errors, headers: { ...headers, ...more.headers } });
  };
  if (counted.refused) return refuse(429, "Too many requests from this address: see Retry-After.");
  try {
    const path = route.path.safeParse((await context?.params) ?? {});
    if (!path.success) return refuse(404, "There is nothing at this address.");
    const bearer = await findBearer(sent.get("authorization"), now);
    if (!bearer) {
      const challenge = sent.has("authorization") ? 'Bearer error="invalid_token"' : "Bearer";
      return refuse(401, "A token is needed, which has not ended.", {
        headers: { "www-authenticate": challenge },
      });
    }
    if (!bearer.scopes.includes(scope)) {
      const challenge = `Bearer error="insufficient_scope", scope="${scope}"`;
      return refuse(403, `This token has not the scope ${scope}.`, {
        headers: { "www-authenticate": challenge },
      });
    }
    const read = route.query.read(new URL(url).searchParams);
    if ("errors" in read) return refuse(400, "Some parameters are wrong.", { errors: read.errors });
    const asked = {
      actor: bearer.actor,
      path: path.data,
      query: read.query,
      once: NONE,
      origin: env.PUBLIC_URL,
      now,
    };
    const reply = await answer({ ...asked, lang, ip });
    return Response.json(route.answer.parse(reply.value), { status: route.status ?? 200, headers });
  } catch (error) {
    if (error instanceof ApiRefusal) return refuse(error.status, error.detail, { errors: error.errors });
    if (error instanceof DomainError) return refuse(STATUSES[error.code], ...wordsOf(error, lang));
    sayOutage(error, "api");
    const what = isInDoubt(error)
      ? "The connection was lost while this was being saved: it may be done. Ask again with the same Idempotency-Key to know."
      : "The directory does not answer for the moment. Try again in a few seconds.";
    return refuse(503, what);
  }
}

interface Refused {
  errors?: readonly ProblemDetail[];
  headers?: Record<string, string>;
}

/** Of what only reads. */
const NONE: Once = { key: "", request: "" };

const STATUSES = {
  invalid: 422,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-many": 429,
} as const satisfies Record<DomainError["code"], ProblemStatus>;

/** What forms say of the same refusal, in the language asked for. */
function wordsOf({ code, key, params, issues }: DomainError, lang: Lang): [string, Refused] {
  const errors = issues.map((issue) => ({ name: issue.path, reason: issueText(lang, issue) }));
  const minutes = typeof params.minutes === "number" ? params.minutes : 10;
  return [
    errorText(lang, key, params),
    {
      ...(errors.length > 0 && { errors }),
      ...(code === "too-many" && { headers: { "retry-after": String(minutes * 60) } }),
    },
  ];
}

const MAX_DETAILS = 20;

function detailsOf({ issues }: z.ZodError): ProblemDetail[] {
  return issues.slice(0, MAX_DETAILS).map(({ path, message }) => ({
    name: path.join(".").slice(0, 200),
    reason: message.slice(0, 300),
  }));
}

/** What every answer there says to caches; no page of another site may read one. */
export const CLOSED = { "cache-control": "private, no-store", vary: "Authorization" };

/** The `OPTIONS` of these routes: what may be asked there, by programs only. */
export const closedPreflight = (methods: string) => (): Response =>
  new Response(null, { status: 204, headers: { allow: methods } });
