/**
 * The address that asks, from X-Forwarded-For. Each proxy appends the address it saw, and only what our own proxies
 * wrote can be believed: with two of them, the second from the right. With none, Next itself writes the address of
 * the connection there, unless the client sent the header: then the last one, which is the best that can be known.
 */
export function clientIp(forwardedFor: string | null, trustedProxies: number): string {
  const addresses = (forwardedFor ?? "")
    .slice(0, 2000)
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  return addresses.at(-Math.max(1, trustedProxies)) ?? addresses[0] ?? "unknown";
}
