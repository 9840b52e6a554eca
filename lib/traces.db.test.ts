import "#lib/testing/database";
import { createServer } from "node:http";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import { doAs } from "#lib/request";
import { startTraces } from "./traces";

const value = z.looseObject({ stringValue: z.string().optional() });
const exported = z.looseObject({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes: z.array(z.looseObject({ key: z.string(), value })) }),
      scopeSpans: z.array(
        z.looseObject({
          spans: z.array(
            z.looseObject({
              name: z.string(),
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              attributes: z.array(z.looseObject({ key: z.string(), value })),
            }),
          ),
        }),
      ),
    }),
  ),
});

test("a request and its queries are one trace at the collector, which says nothing of who asked nor of what", async () => {
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      if (request.url === "/v1/traces") bodies.push(body);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const address = collector.address();
  const stop = startTraces(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`);

  // As Next makes them.
  await doAs("4f1c2a9be0d34c6f8a7b6c5d4e3f2a1b", () =>
    trace.getTracer("next.js").startActiveSpan(
      "GET /fr/recherche?q=canari",
      {
        attributes: {
          "http.target": "/fr/recherche?q=canari",
          "http.route": "/[lang]/recherche",
          "http.client_ip": "203.0.113.77",
          "http.user_agent": "Canari/1.0",
        },
      },
      async (span) => {
        await db.user.findFirst({ where: { email: "canari@exemple.fr" } });
        const error = new Error("550 <canari@exemple.fr>: unknown");
        span.recordException(error);
        span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
        span.end();
      },
    ),
  );
  await stop();
  collector.close();

  const text = bodies.join("\n");
  expect(text.toLowerCase()).not.toContain("canari");
  expect(text).not.toContain("203.0.113.77");
  const resources = bodies.flatMap((body) => exported.parse(JSON.parse(body)).resourceSpans);
  expect(resources[0]?.resource.attributes).toContainEqual({
    key: "service.name",
    value: { stringValue: "sillage" },
  });
  const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const root = spans.find(({ name }) => name === "GET /fr/recherche");
  expect(root?.attributes).toContainEqual({
    key: "sillage.request",
    value: { stringValue: "4f1c2a9be0d34c6f8a7b6c5d4e3f2a1b" },
  });
  const query = spans.find(({ name }) => /prisma.*query/.test(name));
  expect(query?.traceId).toBe(root?.traceId);
  expect(spans.every(({ spanId }) => /^[0-9a-f]{16}$/.test(spanId))).toBe(true);
});
