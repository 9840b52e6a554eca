/** Where a webhook may be told. Pure. */

/**
 * An address in https, without a password in it, on the usual port; the guarded way out (lib/outbound.ts) judges where
 * it leads each time. Tests' own servers, which only the embedded mode names, may be plain http.
 */
export function isWebhookAddress(address: string, testServers: readonly string[]): boolean {
  if (address.length > 1000 || /\s/.test(address) || !URL.canParse(address)) return false;
  const { protocol, host, port, hostname, username, password, hash } = new URL(address);
  if (username || password || hash) return false;
  if (protocol === "http:") return testServers.includes(host);
  return protocol === "https:" && port === "" && hostname.includes(".");
}
