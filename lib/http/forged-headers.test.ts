import "#lib/testing/settings";
import { createServer } from "node:http";
import { expect, it, test } from "vitest";
import { forgetForgedHeaders, isForged } from "./forged-headers";

process.env.DATABASE_URL ||= "postgresql://localhost/none"; // read with the settings, asked nothing

it.each([
  "x-middleware-subrequest",
  "x-middleware-set-cookie",
  "x-invoke-path",
  "x-matched-path",
  "x-now-route-matches",
  "x-nextjs-data",
  "next-resume",
  "x-next-resume-state-length",
  "x-prerender-revalidate",
  "x-original-url",
  "x-rewrite-url",
  "x-http-method-override",
  "x-sillage-status",
])("%s is nobody's to say", (name) => {
  expect([0, 1].map((proxies) => isForged(name, proxies))).toEqual([true, true]);
});

it.each(["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"])(
  "%s is a proxy's to say, when the settings name one",
  (name) => {
    expect([0, 1].map((proxies) => isForged(name, proxies))).toEqual([true, false]);
  },
);

it.each(["host", "next-action", "next-router-state-tree", "rsc", "x-forwarded-for", "accept", "cookie"])(
  "%s is the client's to say",
  (name) => {
    expect(isForged(name, 0)).toBe(false);
  },
);

test("what is forged has gone before the request is answered", async () => {
  forgetForgedHeaders();
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
