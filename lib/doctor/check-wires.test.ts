import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/env";
import { checkWires } from "./check-wires";

const found = async (more: Record<string, string | undefined>) => {
  const { key, params } = await checkWires(
    parseEnv({
      DATABASE_URL: "postgresql://sillage@localhost/sillage",
      PUBLIC_URL: "https://sillage.example.org",
      AUTH_SECRET: "x".repeat(32),
      SMTP_URL: "smtp://localhost:25",
      ...more,
    }),
  );
  return key === "wiresClear" ? params.names : key;
};

describe("what leaves this machine", () => {
  it.each([
    {},
    { DATABASE_URL: "postgresql://s:p@db.example.org/sillage?sslmode=verify-full" },
    { DATABASE_URL: "postgresql://s:p@/sillage?host=/run/postgresql" },
    { DATABASE_URL: "postgresql://s:p@postgres:5432/sillage", REDIS_URL: "redis://valkey:6379" },
    { SMTP_URL: "smtps://u:p@mail.example.org", REDIS_URL: "rediss://cache.example.org" },
    { SMTP_URL: "smtp://u:p@mail.example.org:587?requireTLS=true" },
    { SMTP_URL: "smtp://[::1]:25", OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" },
  ])("is encrypted, or is a service beside us: %j", async (settings) => {
    expect(await found(settings)).toBe("wiresGood");
  });

  it("in clear is named, each setting once", async () => {
    const db = "postgresql://s:p@db.example.org/sillage";
    expect(
      await found({
        DATABASE_URL: `${db}?sslmode=prefer`,
        DATABASE_POOL_URL: db,
        DATABASE_REPLICA_URLS: `${db},${db}`,
        REDIS_URL: "redis://10.0.0.4",
        SMTP_URL: "smtp://u:p@mail.example.org:587",
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector.example.org:4318",
      }),
    ).toBe(
      "DATABASE_URL, DATABASE_POOL_URL, DATABASE_REPLICA_URLS, REDIS_URL, SMTP_URL, OTEL_EXPORTER_OTLP_ENDPOINT",
    );
  });
});
