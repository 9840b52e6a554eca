/**
 * Which addresses belong to the public internet. What the registries of IANA keep for machines, networks, translations
 * and documents is refused as a whole: whoever gives us an address may not make us visit what only we can reach.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry
 */
import ipaddr from "ipaddr.js";

/** Of IPv6, only what is given out as unicast (RFC 4291): what embeds an IPv4 address in any other way lies outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** `address` as the resolver or a URL's host gives it, brackets aside. Anything that is not an IP address is not public. */
export function isPublicAddress(address: string): boolean {
  if (!isIpAddress(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** Four decimal parts, or IPv6: the URL standard has turned every other spelling into one of them. */
export function isIpAddress(host: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host);
}

/** Names that mean something inside a network only (RFC 6761, 6762, 7686, 8375, 9476, and what networks use). */
const PRIVATE_ENDINGS = new Set(
  "alt arpa corp example home internal intranet invalid lan local localdomain localhost onion private test".split(
    " ",
  ),
);

/** Whether a host's name may lead to the public internet; the addresses it leads to are judged on their own. */
export function isPublicName(hostname: string): boolean {
  const labels = hostname.toLowerCase().replace(/\.$/, "").split(".");
  return labels.length > 1 && labels.every(Boolean) && !PRIVATE_ENDINGS.has(labels.at(-1) ?? "");
}
