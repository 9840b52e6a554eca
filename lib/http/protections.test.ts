import "#lib/testing/settings";
import { createServer, type RequestListener, type Server } from "node:http";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { afterEach, beforeAll, expect, it } from "vitest";
import { protectResponses } from "./protections";

process.env.DATABASE_URL ||= "postgresql://localhost/none"; // read with the settings, asked nothing

let server: Server | undefined;

beforeAll(protectResponses);
afterEach(() => server?.close());

async function headersOf(answer: RequestListener, path = "/"): Promise<Headers> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}${path}`;
  return (await fetch(url, { redirect: "manual" })).headers;
}

it.each<[string, RequestListener]>([
  ["a file", (_, response) => response.setHeader("content-type", "text/plain").end("ok")],
  ["an error", (_, response) => response.writeHead(500, { "content-type": "text/html" }).end("no")],
  ["a redirect", (_, response) => response.writeHead(302, { location: "/fr" }).end()],
  [
    "what is written bit by bit",
    (_, response) => {
      response.write("a");
      response.end("b");
    },
  ],
])("%s is protected without a word", async (_, answer) => {
  const headers = await headersOf(answer);
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": expect.stringMatching(/^default-src 'none';.* frame-ancestors 'none'$/),
  });
  expect(headers.has("strict-transport-security")).toBe(false);
});

it("the policy of what is no page lets nothing run", async () => {
  const { csp } = new CspParser(
    (await headersOf((_, response) => response.end())).get("content-security-policy") ?? "",
  );
  const findings = new CspEvaluator(csp).evaluate();
  expect(findings.filter(({ severity }) => severity <= Severity.MEDIUM)).toEqual([]);
});

it("what a page says of itself stays, once", async () => {
  const own = await headersOf((_, response) =>
    response.setHeader("content-security-policy", "default-src 'self'").end(),
  );
  expect(own.get("content-security-policy")).toBe("default-src 'self'");
  const written = await headersOf((_, response) =>
    response.writeHead(403, { "content-security-policy": "default-src 'self'" }).end(),
  );
  expect(written.get("content-security-policy")).toBe("default-src 'self'");
});

it("a widget may be framed, and what is open to other sites may be used there", async () => {
  const widget = await headersOf((_, response) => response.end(), "/fr/widget?vue=carte");
  expect(widget.has("x-frame-options")).toBe(false);
  expect(widget.get("cross-origin-resource-policy")).toBe("cross-origin");
  const open = await headersOf((_, response) => response.setHeader("access-control-allow-origin", "*").end());
  expect(open.get("cross-origin-resource-policy")).toBe("cross-origin");
  const element = await headersOf((_, response) => response.end(), "/sillage-widget.js");
  expect(element.get("cross-origin-resource-policy")).toBe("cross-origin");
  const page = await headersOf((_, response) => response.end(), "/fr/widgetx");
  expect(page.get("x-frame-options")).toBe("DENY");
});
