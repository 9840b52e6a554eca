import "#lib/testing/settings";
import { createServer } from "node:http";
import { beforeAll, expect, it, test } from "vitest";
import { forgetForgedHeaders, isForged, ownHost, pathOf } from "./forged-headers";

process.env.DATABASE_URL ||= "postgresql://localhost/none"; // read with the settings, asked nothing

beforeAll(forgetForgedHeaders);

it.each([
  "forwarded",
  "next-resume",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-http-method-override",
  "x-invoke-path",
  "x-matched-path",
  "x-middleware-set-cookie",
  "x-middleware-subrequest",
  "x-next-resume-state-length",
  "x-nextjs-data",
  "x-now-route-matches",
  "x-original-url",
  "x-prerender-revalidate",
  "x-rewrite-url",
  "x-sillage-status",
])("%s is nobody's to say", (name) => {
  expect(isForged(name)).toBe(true);
});

it.each(["host", "next-action", "next-router-state-tree", "rsc", "x-forwarded-for", "accept", "cookie"])(
  "%s is the client's to say",
  (name) => {
    expect(isForged(name)).toBe(false);
  },
);

it.each([
  ["https://sillage.example", undefined, "sillage.example"],
  ["https://sillage.example", "cross-site", "sillage.example"],
  ["https://alias.example:8443", "same-origin", "alias.example:8443"],
  ["https://evil.example", "cross-site", null],
  ["https://evil.example", undefined, null],
  ["null", "same-origin", null],
  [undefined, "same-origin", null],
])("a form sent by %s (%s) comes from our page at %s", (origin, site, host) => {
  expect(ownHost(origin, site, "https://sillage.example")).toBe(host);
});

it.each([
  ["/fr?q=a", "/fr?q=a"],
  ["//evil.example/fr", "//evil.example/fr"],
  ["http://evil.example/fr?q=a", "/fr?q=a"],
  ["http://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["*", "/"],
  ["", "/"],
])("%s asks for %s", (target, path) => {
  expect(pathOf(target)).toBe(path);
});

test("what is forged has gone before the request is answered", async () => {
  const server = createServer((request, response) => response.end(Object.keys(request.headers).join()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const headers = { "X-Middleware-Subrequest": "proxy", "X-Forwarded-Host": "evil.example", "x-kept": "1" };
  const seen = await (await fetch(url, { headers })).text();
  expect(seen).toContain("x-kept");
  expect(seen).not.toMatch(/middleware|forwarded/);
  server.close();
});
