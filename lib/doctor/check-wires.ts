/** What leaves this machine in clear: the services that settings name, by their addresses alone. */
import type { Env } from "#lib/env";
import type { Finding } from "./findings";

/** node-postgres takes these for: over TLS, the certificate verified. */
const ENCRYPTED_MODES: ReadonlySet<string> = new Set(["require", "verify-ca", "verify-full"]);

export async function checkWires(settings: Env): Promise<Finding> {
  const check = "wires";
  const named: readonly (readonly [string, string | undefined])[] = [
    ["DATABASE_URL", settings.DATABASE_URL],
    ["DATABASE_POOL_URL", settings.DATABASE_POOL_URL],
    ...(settings.DATABASE_REPLICA_URLS ?? []).map((url) => ["DATABASE_REPLICA_URLS", url] as const),
    ["REDIS_URL", settings.REDIS_URL],
    ["SMTP_URL", settings.SMTP_URL],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", settings.OTEL_EXPORTER_OTLP_ENDPOINT],
  ];
  const clear = named.filter(([, url]) => url !== undefined && leavesInClear(url)).map(([name]) => name);
  return clear.length > 0
    ? { check, state: "warning", key: "wiresClear", params: { names: [...new Set(clear)].join(", ") } }
    : { check, state: "good", key: "wiresGood", params: {} };
}

/** A name without a dot is a service beside us, as compose and Kubernetes call theirs: their network is for whoever runs it to close. */
function leavesInClear(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, searchParams } = new URL(address);
  const host = searchParams.get("host") ?? hostname;
  if (host === "" || host.startsWith("/") || /^(127\.|\[?::1\]?$)/.test(host) || !/[.:]/.test(host))
    return false;
  switch (protocol) {
    case "postgres:":
    case "postgresql:":
      return !ENCRYPTED_MODES.has(searchParams.get("sslmode") ?? "");
    // Otherwise TLS is taken when the server offers it, which whoever stands between can keep it from doing.
    case "smtp:":
      return searchParams.get("requireTLS") !== "true";
    default:
      return protocol !== "rediss:" && protocol !== "smtps:" && protocol !== "https:";
  }
}
