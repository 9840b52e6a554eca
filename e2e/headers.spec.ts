/**
 * The headers of whatever can be asked: every kind of page, every handler, errors and redirects. A page never says where
 * a forged Host or X-Forwarded-* would have it say, and nothing of ours leads to another site.
 */
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import pg from "pg";
import { SIGN_IN_WAYS_OUT } from "./addresses-elsewhere";
import { expect, newAddress, newIp, openMail, readForm, test } from "./fixtures";
import { formFields } from "./form-fields";
import { outputs } from "./outputs";
import { pageKinds } from "./pages";
import { resend } from "./posting";
import { askRaw, multipartOf, type RawAnswer } from "./raw-http";
import { startSecondServer } from "./second-server";
import { type Person, world } from "./world";

const FORGED = "forged.example";
/** What would move an address that is made from a request, or go around who may see what. */
const FORGERIES: Readonly<Record<string, string>> = {
  host: FORGED,
  "x-forwarded-host": FORGED,
  "x-forwarded-proto": "gopher",
  "x-forwarded-port": "6666",
  "x-forwarded-server": FORGED,
  "x-forwarded-prefix": `/${FORGED}`,
  "x-original-host": FORGED,
  "x-host": FORGED,
  forwarded: `for=127.0.0.1;host=${FORGED};proto=https`,
  "x-original-url": "/fr/administration",
  "x-rewrite-url": "/fr/administration",
  "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
  "x-middleware-rewrite": `http://${FORGED}/`,
  "x-invoke-path": "/fr/administration",
  "x-matched-path": "/fr/administration",
  "next-resume": "1",
  via: FORGED,
};

test("every page and every handler is protected, and each policy stands up to who looks for holes", async ({
  baseURL,
}) => {
  test.setTimeout(240_000);
  const policies = new Map<string, string>();
  const ask = async (path: string, person: Person | null) => {
    const answer = await askRaw(baseURL ?? "", path, { headers: cookieOf(person) });
    expectProtected(answer, path);
    const policy = String(answer.headers["content-security-policy"] ?? "");
    policies.set(withoutKeys(policy), path);
    return answer;
  };
  for (const { who, paths } of pageKinds) {
    for (const path of paths(world()).slice(0, 2)) {
      const { headers } = await ask(path, who === "anyone" ? null : who);
      if (who !== "anyone") expect(headers["cache-control"], path).toContain("no-store");
    }
  }
  for (const { paths, route } of outputs) {
    for (const path of (paths?.(world()) ?? [`/${route.replace(/\[[^\]]+\]/g, "fr")}`]).slice(0, 3)) {
      const { headers, status } = await ask(path, null);
      if (paths === null && status < 400) expect(headers["cache-control"], path).toContain("no-store");
    }
  }
  expect(policies.size).toBeGreaterThanOrEqual(3);
  for (const [policy, path] of policies) {
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
    const holes = findings.filter(({ severity }) => severity <= Severity.HIGH_MAYBE);
    expect(holes, `${path}: ${policy}`).toEqual([]);
  }
});

test("what fails or leads on is protected too, and leads nowhere else", async ({ baseURL }) => {
  const asked: [string, number[], Parameters<typeof askRaw>[2]?][] = [
    ["/", [302, 303, 307, 308]],
    ["/fr/", [301, 308]],
    ["/xx", [404]],
    ["/fr/rien-de-tel", [404]],
    ["/fr/labs/rien-de-tel", [404]],
    ["/fr/labs/%E0%A4%A", [400]],
    ["/fr/labs/a%00b", [400, 404]],
    ["/_next/static/rien.js", [404]],
    ["/_next/image?url=http://forged.example/x.png&w=64&q=75", [400, 404]],
    ["/_next/data/x/fr.json", [404]],
    ["/api/rien", [404]],
    ["/api/v1/rien", [404]],
    ["/fr/labs?q=a&q=b&type=xyz", [200, 400]],
    ["/fr/connexion", [403], { method: "POST", headers: { origin: `https://${FORGED}` }, body: "a=1" }],
    ["/api/v1/entries", [405], { method: "DELETE" }],
    ["/fr", [204], { method: "OPTIONS" }],
    [`//${FORGED}/`, [301, 308, 400, 404]],
    [`//${FORGED}/%2f..`, [301, 308, 400, 404]],
    [`/\\${FORGED}/`, [301, 308, 400, 404]],
    [`/%5c${FORGED}/`, [301, 308, 400, 404]],
    [`/fr//${FORGED}/`, [301, 308, 400, 404]],
    [`/.//${FORGED}/`, [301, 308, 400, 404]],
    [`/%2f%2f${FORGED}/`, [301, 308, 400, 404]],
    [`/fr/labs/%0d%0alocation:%20https://${FORGED}/`, [301, 308, 400, 404]],
    [`/fr/%2e%2e//${FORGED}/`, [301, 308, 400, 404]],
  ];
  for (const [path, statuses, request] of asked) {
    const answer = await askRaw(baseURL ?? "", path, request);
    expect(statuses, `${path}: ${answer.status}`).toContain(answer.status);
    expectProtected(answer, path);
    expectInside(answer, baseURL ?? "", path);
  }
});

test("what an address is not for is refused with what it is for, whatever the method", async ({
  baseURL,
}) => {
  // Those of people lead whoever has not signed in to do so, when they are read.
  const ofPeople = ["/fr/compte", "/fr/moderation", "/fr/moderation/imports/x", "/fr/administration/etat"];
  const pages = ["/fr", "/fr/recherche", "/fr/labs/proposer", "/fr/contact", ...ofPeople];
  const files = [
    "/fr/flux/atom.xml",
    "/fr/widget",
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
    "/favicon.svg",
  ];
  for (const path of pages) {
    const answer = await askRaw(baseURL ?? "", path, { method: "OPTIONS" });
    expect([answer.status, answer.headers.allow], path).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    expectProtected(answer, path);
  }
  for (const path of [...pages, ...files, "/api/v1/entries", "/fr/"])
    for (const method of ["TRACE", "PROPFIND", "PUT", "PATCH", "DELETE"]) {
      const answer = await askRaw(baseURL ?? "", path, { method });
      expect(answer.status, `${method} ${path}`).toBe(405);
      expect(String(answer.headers.allow), `${method} ${path}`).toMatch(/\bGET, ?HEAD\b/);
      expect(answer.body.toString("latin1"), `${method} ${path}`).not.toContain(method);
    }
  for (const method of ["GET", "TRACE", "PUT"]) {
    const answer = await askRaw(baseURL ?? "", "/api/auth/deconnexion", { method });
    expect([answer.status, answer.headers.allow], method).toEqual([405, "POST, OPTIONS"]);
  }
});

test("no page and no handler repeats a forged host, whatever it is asked with", async ({ baseURL }) => {
  test.setTimeout(240_000);
  const open = [
    ...pageKinds.filter(({ who }) => who === "anyone"),
    ...outputs.flatMap(({ paths }) => (paths ? [{ paths }] : [])),
    { paths: () => ["/fr/rien-de-tel", "/fr/labs/rien-de-tel", "/xx", "/fr/"] },
  ];
  for (const { paths } of open) {
    for (const path of paths(world()).slice(0, 2)) {
      const plain = await askRaw(baseURL ?? "", path);
      const forged = await askRaw(baseURL ?? "", path, { headers: FORGERIES });
      expect(forged.status, path).toBe(plain.status);
      expect(JSON.stringify(forged.headers), path).not.toContain(FORGED);
      expect(forged.body.toString("latin1"), path).not.toMatch(/forged\.example|gopher|:6666/);
      expectInside(forged, baseURL ?? "", path);
      // A cache in front, or ours, has learnt nothing from it.
      const after = await askRaw(baseURL ?? "", path);
      expect(after.body.toString("latin1"), path).not.toContain(FORGED);
    }
  }
});

test("going around proxy.ts shows nobody what is not theirs", async ({ baseURL }) => {
  for (const { who, paths, route } of pageKinds) {
    if (who === "anyone") continue;
    const path = paths(world())[0] ?? "";
    for (const asked of [
      path,
      `${path}.rsc`,
      `${path}.segments/_tree.segment.rsc`,
      `/_next/data/x${path}.json`,
    ]) {
      const answer = await askRaw(baseURL ?? "", asked, {
        headers: { ...FORGERIES, rsc: "1", "next-router-prefetch": "1" },
      });
      const text = answer.body.toString();
      const invited = /connexion/.test(text) || /connexion/.test(answer.headers.location ?? "");
      expect(answer.status >= 300 || invited, `${route}: ${asked} ${answer.status}`).toBe(true);
      for (const { name } of [world().people.contributor, world().people.moderator])
        expect(text, asked).not.toContain(`${name} `);
    }
  }
});

test("a mail leads to the site, whatever host asked for it", async ({ browse }) => {
  const page = await browse(null, { javaScriptEnabled: false });
  const email = newAddress();
  await page.goto("/fr/connexion");
  await readForm(page);
  const { origin } = new URL(page.url());
  const answer = await resend(page, "[name=email]", {
    values: { email },
    headers: { ...FORGERIES, "x-forwarded-for": newIp() },
  });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).not.toContain(FORGED);
  const mail = await openMail(page, email, "Votre lien de connexion");
  expect(mail).toContain(`${origin}/fr/connexion/confirmer?`);
  expect(mail).not.toContain(FORGED);
});

test("signing in leads nowhere else, however the way out is written", async ({ browse, baseURL }) => {
  test.slow();
  const page = await browse(null, { javaScriptEnabled: false });
  const button = 'button[name="intent"][value="contributor"]';
  await page.goto("/fr/connexion?next=%2Ffr%2Flabs%2Fproposer");
  const followed = await resend(page, button, { intent: "contributor" });
  expect(followed.headers().location).toContain("/fr/labs/proposer");
  for (const next of SIGN_IN_WAYS_OUT) {
    await page.context().clearCookies();
    const shown = await askRaw(baseURL ?? "", `/fr/connexion?next=${encodeURIComponent(next)}`);
    expect(shown.status, next).toBe(200);
    expectInside(shown, baseURL ?? "", next);
    const answer = await resend(page, button, { intent: "contributor", values: { next } });
    expect(answer.status(), next).toBe(303);
    const location = new URL(answer.headers().location ?? "", baseURL);
    expect([location.origin, location.pathname], next).toEqual([new URL(baseURL ?? "").origin, "/fr/compte"]);
    const link = await askRaw(
      baseURL ?? "",
      `/api/auth/callback/email?token=unknown&next=${encodeURIComponent(next)}`,
    );
    expectInside(link, baseURL ?? "", next);
  }
});

test("served by https: a year of it, cookies of this host alone; searches and the API have their limits @build", async () => {
  test.setTimeout(180_000);
  const site = "https://sillage.test";
  const server = await startSecondServer("sillage_https", async () => ({
    PUBLIC_URL: site,
    TRUSTED_PROXIES: "1",
  }));
  const from = (ip: string) => ({ "x-forwarded-for": ip });
  try {
    await test.step("every answer says that it is", async () => {
      for (const path of [
        "/",
        "/fr",
        "/fr/recherche",
        "/api/v1/entries",
        "/xx",
        "/favicon.svg",
        "/healthz",
      ]) {
        const { headers } = await askRaw(server.url, path, { headers: from("203.0.113.1") });
        expect(headers["strict-transport-security"], path).toBe("max-age=31536000; includeSubDomains");
      }
    });
    await test.step("security.txt says whom to tell, and for how long", async () => {
      const { body, headers } = await askRaw(server.url, "/.well-known/security.txt");
      expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
      const text = body.toString();
      expect(text).toContain(`Contact: ${site}/fr/contact\n`);
      expect(text).toContain(`Canonical: ${site}/.well-known/security.txt\n`);
      const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? "");
      expect(expires).toBeGreaterThan(Date.now());
    });
    await test.step("signing in by a mail gives cookies of this host alone", async () => {
      const email = newAddress();
      const form = await askRaw(server.url, "/fr/connexion", { headers: from("203.0.113.2") });
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      const { body, type } = multipartOf(
        formFields(form.body.toString(), "email").map(({ name, value }): [string, string] => [
          name,
          name === "email" ? email : value,
        ]),
      );
      await askRaw(server.url, "/fr/connexion", {
        method: "POST",
        headers: { ...from("203.0.113.2"), "content-type": type, origin: site },
        body,
      });
      const received = () => server.smtp.received.find(({ to }) => to.includes(email))?.source;
      await expect.poll(received, { timeout: 20_000 }).toBeDefined();
      const mail = (received() ?? "").replace(/=\r?\n/g, "").replaceAll("=3D", "=");
      expect(mail).toContain(`${site}/fr/connexion/confirmer?`);
      const token = /token=([0-9a-f]{20,})/.exec(mail)?.[1] ?? "";
      const confirmed = await askRaw(server.url, "/api/auth/callback/email", {
        method: "POST",
        headers: { origin: site, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ token, lang: "fr" }).toString(),
      });
      expect(confirmed.status).toBe(303);
      const cookies = confirmed.headers["set-cookie"] ?? [];
      expect(cookies.length).toBe(2);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^__Host-[\w.-]+=\w+; /);
        expect(cookie).toMatch(/; Path=\/(;|$)/i);
        expect(cookie).toMatch(/; Secure(;|$)/i);
        expect(cookie).toMatch(/; SameSite=lax(;|$)/i);
        expect(cookie).not.toMatch(/; Domain=/i);
      }
      expect(cookies.filter((cookie) => /; HttpOnly/i.test(cookie)).length).toBe(1);
      const session = cookies.map((cookie) => cookie.split(";")[0]).join("; ");
      const own = await askRaw(server.url, "/fr/compte", { headers: { cookie: session } });
      expect(own.status).toBe(200);
      expect(own.body.toString()).toContain(email);
    });
    await test.step("searches of one address have an end, in its language; cached pages have none", async () => {
      /** The last of so many answers, the others all at once. */
      const last = async (path: string, times: number, ip: string): Promise<RawAnswer> => {
        const ask = () => askRaw(server.url, path, { headers: from(ip) });
        await Promise.all(Array.from({ length: times - 1 }, ask));
        return await ask();
      };
      expect((await last("/fr/labs?q=rien", 300, "203.0.113.3")).status).toBe(200);
      const refused = await last("/fr/labs?q=rien", 1, "203.0.113.3");
      expect(refused.status).toBe(429);
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
      expect(refused.body.toString()).toContain("Vous allez trop vite");
      expectProtected(refused, "429");
      const english = await last("/en/recherche?q=rien", 1, "203.0.113.3");
      expect([english.status, /too fast/.test(english.body.toString())]).toEqual([429, true]);
      expect((await last("/fr", 400, "203.0.113.3")).status).toBe(200);
      expect((await last("/fr/labs?q=rien", 1, "203.0.113.4")).status).toBe(200);
      expect((await last("/api/v1/themes", 600, "203.0.113.5")).status).toBe(200);
      const program = await last("/api/v1/themes", 1, "203.0.113.5");
      expect([program.status, program.headers["content-type"]]).toEqual([429, "application/problem+json"]);
      // What an address claims of itself, before what the proxy saw, makes it no other.
      expect((await last("/api/v1/themes", 1, "198.51.100.9, 203.0.113.5")).status).toBe(429);
    });
    await test.step("all processes know it, by no address", async () => {
      const client = new pg.Client({ connectionString: server.env.DATABASE_URL });
      await client.connect();
      const counts = async () =>
        (await client.query<{ key: string; count: number }>("SELECT key, count FROM reader_count")).rows;
      await expect.poll(async () => (await counts()).filter(({ count }) => count >= 300).length).toBe(2);
      expect(JSON.stringify(await counts())).not.toContain("203.0");
      await client.end();
    });
  } finally {
    await server.stop();
  }
});

const cookieOf = (person: Person | null): Record<string, string> =>
  person ? { cookie: `next-auth.session-token=${world().people[person].session}` } : {};

/** A nonce and the hashes of scripts are those of one page. */
const withoutKeys = (policy: string) =>
  policy
    .replace(/'nonce-\w+'/g, "'nonce-0123456789abcdef0123456789abcdef'")
    .replace(/( 'sha256-[\w+/=]+')+/g, " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");

function expectProtected({ headers, status }: RawAnswer, path: string): void {
  const widget = /^\/(fr|en)\/widget(\?|$)/.test(path);
  expect(headers["x-content-type-options"], path).toBe("nosniff");
  expect(headers["referrer-policy"], path).toBe("strict-origin-when-cross-origin");
  expect(headers["permissions-policy"], path).toContain("geolocation=()");
  expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
  expect(headers["cross-origin-resource-policy"], path).toMatch(/^(same-origin|cross-origin)$/);
  expect(headers["x-powered-by"], path).toBeUndefined();
  expect(headers["x-frame-options"], path).toBe(widget ? undefined : "DENY");
  if (status >= 500) return;
  const type = headers["content-type"] ?? "";
  if (type.startsWith("application/pdf") || path.startsWith("/_next/static/")) return;
  const policy = String(headers["content-security-policy"] ?? "");
  expect(policy, path).toContain(`frame-ancestors ${widget ? "*" : "'none'"}`);
  expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-|, /);
}

/** Neither the answer's own way nor a link, a form or a refresh of it leads to another site that was not its own. */
function expectInside({ headers, body }: RawAnswer, baseURL: string, what: string): void {
  if (headers.location !== undefined) {
    expect(new URL(headers.location, baseURL).origin, what).toBe(new URL(baseURL).origin);
    expect(headers.location, what).not.toMatch(/^[/\\]{2}/);
  }
  // Next says the same thing twice.
  if (headers.refresh !== undefined) expect(headers.refresh, what).toBe(`0;url=${headers.location}`);
  if (!(headers["content-type"] ?? "").startsWith("text/html")) return;
  const ways = [...body.toString().matchAll(/(?:href|action|content)="([^"]*)"/g)].map(([, way = ""]) => way);
  expect(
    ways.filter((way) => /^(\/\/|\/\\|\\|https?:\/*(evil|forged)\.|javascript:|data:text)/i.test(way)),
    what,
  ).toEqual([]);
}
