/**
 * A real OpenID Connect provider on this machine that behaves as ProConnect does: an issuer with a path, signed ID token
 * and userinfo, the secret in the body, unknown parameters refused, a sign-out that sends the browser back. Who signs in
 * there types a subject and nothing else.
 */
import { createHmac, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider, { type Configuration, type JWK } from "oidc-provider";

const BASE = "/api/v2";
/** What ProConnect takes in an authorization request; anything else is its error Y000400. */
const TAKEN = new Set([
  "response_type",
  "client_id",
  "redirect_uri",
  "scope",
  "state",
  "nonce",
  "acr_values",
  "claims",
  "prompt",
]);

export interface TestOpenId {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The address that userinfo gives, by subject; without one, "subject@agents.exemple.fr". */
  emails: Map<string, string>;
  /** What the ID token, or userinfo, becomes before it is answered; it is signed as ProConnect does unless told otherwise. */
  forge: { idToken?: Forge; userinfo?: Forge };
  /** How long a code is good for, in seconds. */
  codeSeconds: number;
  /** Does what a browser does there ("" gives up): returns the address to which the person is sent back. */
  signInAt: (authorizationUrl: string, subject: string) => Promise<string>;
  stop: () => Promise<void>;
}

export type Claims = Record<string, unknown>;
export type Forge = (claims: Claims) => { claims: Claims; as?: "RS256" | "HS256" | "none" | "plain" };

/** @param publicUrl of the Sillage that it knows */
export async function startOpenId(publicUrl: string, port = 0): Promise<TestOpenId> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: "jwk" }), kid: KID, alg: "RS256", use: "sig" } as JWK;
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response)).listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://localhost:${address.port}`;

  const state: TestOpenId = {
    issuer: origin + BASE,
    clientId: "sillage-test",
    clientSecret: randomBytes(24).toString("hex"),
    emails: new Map(),
    forge: {},
    codeSeconds: 30,
    signInAt: (url, subject) => signInAt(url, subject),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const provider = new Provider(state.issuer, configuration(state, publicUrl, jwk));
  const callback = provider.callback();
  const keys = {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };

  handle = (request, response) => {
    const url = new URL(request.url ?? "/", origin);
    if (!url.pathname.startsWith(BASE)) return void response.writeHead(404).end();
    const path = url.pathname.slice(BASE.length);
    if (path === "/auth" && [...url.searchParams.keys()].some((name) => !TAKEN.has(name))) {
      return void response.writeHead(400, { "content-type": "text/plain" }).end("Y000400");
    }
    if (path.startsWith("/interaction/")) return void interact(provider, request, response);
    if (path === "/token" || path === "/me") forgeAnswer(response, state, keys);
    // As a framework that mounts it under a path would do.
    Object.assign(request, { originalUrl: request.url });
    request.url = path + url.search;
    callback(request, response);
  };
  return state;
}

function configuration(state: TestOpenId, publicUrl: string, jwk: JWK): Configuration {
  const codeTtl = () => state.codeSeconds;
  return {
    clients: [
      {
        client_id: state.clientId,
        client_secret: state.clientSecret,
        redirect_uris: [`${publicUrl}/api/auth/callback/proconnect`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_post",
        id_token_signed_response_alg: "RS256",
        userinfo_signed_response_alg: "RS256",
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email"] },
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page(
            `${form}<button form="op.logoutForm" name="logout" value="yes">Fermer la session ProConnect</button>`,
          );
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `${BASE}/interaction/${uid}` },
    ttl: {
      AuthorizationCode: codeTtl,
      AccessToken: 60,
      IdToken: 60,
      Grant: 600,
      Session: 600,
      Interaction: 600,
    },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: state.emails.get(sub) ?? `${sub}@agents.exemple.fr` }),
    }),
    // ProConnect asks for no consent.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  };
}

/** The page on which one says who one is. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(
      page(
        '<form method="post"><label>Identifiant <input name="login"></label> <button name="act" value="enter">Continuer</button> <button name="act" value="cancel">Annuler</button></form>',
      ),
    );
    return;
  }
  let body = "";
  for await (const part of request) body += part;
  const form = new URLSearchParams(body);
  const result =
    form.get("act") === "cancel"
      ? { error: "access_denied", error_description: "given up" }
      : { login: { accountId: form.get("login") ?? "" } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const page = (content: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>ProConnect d’essai</title><main><h1>ProConnect d’essai</h1>${content}</main></html>`;

interface Keys {
  privateKey: string;
  publicKey: string;
}

const KID = "test";

/** Puts something else in the answer of the token endpoint, or of userinfo. */
function forgeAnswer(response: ServerResponse, { forge }: TestOpenId, keys: Keys): void {
  const end = response.end.bind(response);
  const send = (body: string) => {
    response.setHeader("content-length", Buffer.byteLength(body));
    return end(body);
  };
  Object.assign(response, {
    end: (body: unknown) => {
      const text = String(body);
      if (response.statusCode !== 200) return send(text);
      if (!text.startsWith("{")) {
        const forged = forge.userinfo?.(payloadOf(text));
        if (forged?.as === "plain") response.setHeader("content-type", "application/json");
        return send(forged ? sign(forged, keys) : text);
      }
      const answer: Claims = JSON.parse(text);
      const forged = forge.idToken?.(payloadOf(String(answer.id_token)));
      return send(forged ? JSON.stringify({ ...answer, id_token: sign(forged, keys) }) : text);
    },
  });
}

const payloadOf = (jwt: string): Claims =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());

/** A JWT (RFC 7519). HS256 takes the public key for its secret, as who has nothing else would (RFC 8725, §2.1). */
function sign({ claims, as = "RS256" }: ReturnType<Forge>, keys: Keys): string {
  if (as === "plain") return JSON.stringify(claims);
  const encode = (part: Claims) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const signed = `${encode({ alg: as, ...(as === "none" ? {} : { kid: KID }) })}.${encode(claims)}`;
  if (as === "none") return `${signed}.`;
  const signature =
    as === "HS256"
      ? createHmac("sha256", keys.publicKey).update(signed).digest("base64url")
      : createSign("sha256").update(signed).sign(keys.privateKey, "base64url");
  return `${signed}.${signature}`;
}

/** Follows the answers as a browser would, with its cookies, until one leads out of the provider. */
async function signInAt(authorizationUrl: string, subject: string): Promise<string> {
  const { origin } = new URL(authorizationUrl);
  const jar = new Map<string, string>();
  let url = authorizationUrl;
  let body: URLSearchParams | undefined;
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer: Response = await fetch(url, {
      method: body ? "POST" : "GET",
      body,
      headers: { cookie },
      redirect: "manual",
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null) {
      if (answer.status !== 200 || body) throw new Error(`the provider answers ${await answer.text()}`);
      body = new URLSearchParams({ login: subject, act: subject === "" ? "cancel" : "enter" });
      continue;
    }
    body = undefined;
    url = new URL(location, url).href;
    if (new URL(url).origin !== origin) return url;
  }
  throw new Error("the provider sends nobody back");
}
