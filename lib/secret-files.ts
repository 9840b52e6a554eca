/**
 * Settings that are secrets may be files instead of values: `AUTH_SECRET_FILE=/run/secrets/auth-secret` is AUTH_SECRET. So whatever
 * keeps secrets (Vault's agent, Kubernetes, Docker, systemd's LoadCredential) gives them to the server without their being in its
 * environment, which programs that it starts and its crash reports would show. Read once, before any setting is.
 */
import { readFileSync } from "node:fs";

/** Settings that hold a secret, or an address with a password in it. */
export const SECRETS = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_POOL_URL",
  "DATABASE_REPLICA_URLS",
  "REDIS_URL",
  "AUTH_SECRET",
  "SMTP_URL",
  "PROCONNECT_CLIENT_SECRET",
] as const;

/**
 * Fills in what files hold.
 * @throws Error in one line, which says nothing of what is in a file
 */
export function readSecretFiles(settings: Record<string, string | undefined>): void {
  for (const name of SECRETS) {
    const path = settings[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (settings[name]?.trim())
      throw new Error(`Wrong settings: ${name} and ${name}_FILE are both set: one of them is enough`);
    settings[name] = contentOf(name, path);
    // Read: whoever is started from here has the value, and does not meet both, were the other in .env.
    settings[`${name}_FILE`] = "";
  }
}

function contentOf(name: string, path: string): string {
  let content: string;
  try {
    content = readFileSync(path, "utf8").trim();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    throw new Error(`Wrong settings: ${name}_FILE cannot be read (${code}): ${path}`);
  }
  if (content === "") throw new Error(`Wrong settings: ${name}_FILE is empty: ${path}`);
  return content;
}
