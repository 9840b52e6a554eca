/**
 * Traces for OpenTelemetry: the spans that Next makes of each request and Prisma of each query, sent to a collector (OTLP
 * over HTTP). Loaded only when OTEL_EXPORTER_OTLP_ENDPOINT says where. As in the log, no span says who asked nor what was
 * searched.
 */
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type ReadableSpan,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { PrismaInstrumentation } from "@prisma/instrumentation";
import { requestId } from "#lib/request";
import { scrub } from "#lib/scrub";

/** @param collector its address, without /v1/traces. Returns what sends all that waits and stops. */
export function startTraces(collector: string, ratio = 1): () => Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${collector.replace(/\/$/, "")}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "sillage" }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      {
        onStart: (span) => {
          const id = requestId();
          if (id) span.setAttribute("sillage.request", id);
        },
        onEnd: () => undefined,
        forceFlush: async () => undefined,
        shutdown: async () => undefined,
      },
      new BatchSpanProcessor({ exporter: discreet(exporter) }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  const prisma = new PrismaInstrumentation();
  prisma.setTracerProvider(provider);
  prisma.enable();
  return () => provider.shutdown();
}

/** Takes out of spans what may be about someone, just before they leave. */
export function discreet(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(discreetSpan), done),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}

type Attributes = ReadableSpan["attributes"];

function discreetSpan(span: ReadableSpan): ReadableSpan {
  const said = {
    name: withoutQuery(span.name),
    attributes: discreetAttributes(span.attributes),
    events: span.events.map((event) => ({
      ...event,
      attributes: discreetAttributes(event.attributes ?? {}),
    })),
    status: { ...span.status, ...(span.status.message && { message: scrub(span.status.message) }) },
  };
  // What else it has is read through, by whoever prints it.
  return new Proxy(span, {
    get: (target, name) => (Object.hasOwn(said, name) ? Reflect.get(said, name) : Reflect.get(target, name)),
  });
}

function discreetAttributes(attributes: Attributes): Attributes {
  const kept = Object.entries(attributes).filter(([name]) => !ABOUT_SOMEONE.test(name));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      if (typeof value !== "string" || name === "sillage.request") return [name, value];
      // The text of a statement has numbers where its values go.
      if (name.startsWith("db.")) return [name, value];
      return [name, name === "exception.stacktrace" ? framesOf(value) : scrub(withoutQuery(value))];
    }),
  );
}

const ABOUT_SOMEONE = /user_agent|client|peer|address|header|cookie|query_string|url\.query|\bip\b/;

const withoutQuery = (text: string) => text.replace(/\?.*$/s, "");

const framesOf = (stack: string) =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
