/**
 * The address that asks. Each proxy appends to X-Forwarded-For the address it saw, and the server itself does so for
 * the connection (instrumentation.ts), so that only what a client wrote of itself stands further left: with no proxy
 * of ours the last address is the one, with two of them the third from the right. Who passed by fewer proxies than there
 * are came around them: then nobody of ours wrote anything but the last.
 */
export function clientIp(forwardedFor: string | null, trustedProxies: number): string {
  const addresses = (forwardedFor ?? "")
    .slice(-2000)
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  const address = addresses.at(-1 - trustedProxies) ?? addresses.at(-1) ?? "unknown";
  // Some gateways write the port too, which is another one at each connection.
  return address.replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
}
