/**
 * ProConnect, the sign-in of French public agents: OpenID Connect, code flow. What it gives us is an issuer and a
 * subject, which say who it is, and an address that nobody has confirmed to us yet. Of the civil identity we ask nothing.
 *
 * Its ways: `state` and `nonce` of 32 characters or more, unknown parameters refused (so no PKCE), the secret in the
 * body, ID token and userinfo signed with RS256.
 */
import { randomBytes } from "node:crypto";
import { type BaseClient, custom, errors, Issuer } from "openid-client";
import { z } from "zod";
import { env, type ProConnectSettings } from "#lib/env";
import { DomainError } from "#lib/errors";
import { log } from "#lib/log";
import { PROCONNECT_CALLBACK } from "#lib/paths";
import { normaliseEmail } from "./email";
import { seal, unseal } from "./seal";

/** What goes with the browser while its person is at ProConnect, sealed in a cookie. */
const journeySchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  lang: z.enum(["fr", "en"]),
  /** Where to go once signed in. */
  next: z.string().nullable(),
  /** The account that asked to be tied to the identity; null to sign in. */
  link: z.string().nullable(),
  /** Milliseconds since 1970. */
  until: z.number(),
});

export type Journey = z.infer<typeof journeySchema>;

export const JOURNEY_MINUTES = 15;

export interface Identity {
  issuer: string;
  subject: string;
  /** In the form that we keep, or null when it is none that we write to. */
  email: string | null;
}

/**
 * Why nobody comes back with an identity: the person gave up there; the answer belongs to no journey of this browser,
 * or comes too late, or for the second time; it does not prove what it says; ProConnect does not answer.
 */
export type Failure = "cancelled" | "stale" | "untrusted" | "unavailable";

export type Return = { identity: Identity; idToken: string } | { failure: Failure };

/**
 * The address to send the browser to, and the journey to seal in its cookie.
 * @throws DomainError not-found where there is no ProConnect; anything else when it does not answer
 */
export async function leaveForProConnect(
  asked: Pick<Journey, "lang" | "next" | "link">,
  now = new Date(),
  settings = env.proConnect,
): Promise<{ url: string; cookie: string }> {
  if (!settings) throw new DomainError("not-found", "notFound");
  const journey: Journey = {
    ...asked,
    state: randomBytes(32).toString("hex"),
    nonce: randomBytes(32).toString("hex"),
    until: now.getTime() + JOURNEY_MINUTES * 60_000,
  };
  const { state, nonce } = journey;
  const client = await clientOf(settings);
  return {
    url: client.authorizationUrl({ scope: "openid email", state, nonce }),
    cookie: seal(JOURNEY, JSON.stringify(journey)),
  };
}

/** The journey in the cookie, unless it is over or none of ours. */
export function readJourney(cookie: string | undefined, now = new Date()): Journey | null {
  const text = unseal(JOURNEY, cookie ?? "");
  const journey = text === null ? null : journeySchema.parse(JSON.parse(text));
  return journey && journey.until > now.getTime() ? journey : null;
}

const JOURNEY = "proconnect-journey";

/** @param query of the address by which ProConnect sends the browser back */
export async function returnFromProConnect(
  query: URLSearchParams,
  journey: Journey | null,
  settings = env.proConnect,
): Promise<Return> {
  if (!settings || !journey || query.get("state") !== journey.state) return { failure: "stale" };
  try {
    const client = await clientOf(settings);
    const { state, nonce } = journey;
    const tokens = await client.callback(redirectUri(), client.callbackParams(`?${query}`), {
      state,
      nonce,
      response_type: "code",
    });
    if (!tokens.id_token) return { failure: "untrusted" };
    // Signed too, and held against the subject of the ID token.
    const { email } = await client.userinfo(tokens);
    const { iss: issuer, sub: subject } = tokens.claims();
    const identity = { issuer, subject, email: typeof email === "string" ? normaliseEmail(email) : null };
    return { identity, idToken: tokens.id_token };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** Where the browser ends its session at ProConnect, which sends it back to our first page; null when there is no such place. */
export async function endAtProConnect(idToken: string, settings = env.proConnect): Promise<string | null> {
  if (!settings) return null;
  const { end_session_endpoint } = (await clientOf(settings)).issuer.metadata;
  if (!end_session_endpoint) return null;
  const url = new URL(end_session_endpoint);
  url.searchParams.set("id_token_hint", idToken);
  // Nothing is left to protect when it comes back: ProConnect wants one, that is all.
  url.searchParams.set("state", randomBytes(32).toString("hex"));
  url.searchParams.set("post_logout_redirect_uri", `${env.PUBLIC_URL}/`);
  return url.href;
}

const redirectUri = () => env.PUBLIC_URL + PROCONNECT_CALLBACK;

/** How long what its discovery document says is believed. */
const DISCOVERY_MS = 3_600_000;

const clients = new Map<string, { client: Promise<BaseClient>; until: number }>();

function clientOf(settings: ProConnectSettings): Promise<BaseClient> {
  const key = JSON.stringify([settings, env.PUBLIC_URL]);
  const known = clients.get(key);
  if (known && known.until > Date.now()) return known.client;
  const client = discover(settings);
  clients.set(key, { client, until: Date.now() + DISCOVERY_MS });
  client.catch(() => clients.delete(key));
  return client;
}

async function discover({ issuer, clientId, clientSecret }: ProConnectSettings): Promise<BaseClient> {
  custom.setHttpOptionsDefaults({ timeout: 10_000 });
  const discovered = await Issuer.discover(issuer);
  if (discovered.metadata.issuer !== issuer) {
    throw new Error(`PROCONNECT_ISSUER is ${issuer}, but its discovery document says otherwise`);
  }
  const client = new discovered.Client({
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri()],
    response_types: ["code"],
    token_endpoint_auth_method: "client_secret_post",
    id_token_signed_response_alg: "RS256",
    userinfo_signed_response_alg: "RS256",
  });
  // Seconds by which two clocks may differ.
  client[custom.clock_tolerance] = 10;
  return client;
}

function failureOf(error: unknown): Failure {
  if (error instanceof errors.OPError) {
    if (error.error === "access_denied") return "cancelled";
    // A code expired, used already or made for someone else.
    if (error.error === "invalid_grant") return "stale";
  }
  // What was wrong, without the values that follow (subjects, nonces); tokens are in other properties.
  log.error("proconnect.refused", error instanceof Error ? error.message.split(",")[0] : "no error");
  const answered = error instanceof errors.RPError && !error.message.startsWith("outgoing request timed out");
  return answered ? "untrusted" : "unavailable";
}
