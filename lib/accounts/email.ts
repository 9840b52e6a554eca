/** E-mail addresses, in the one form that we keep and compare, so that one person has one account. */

/** RFC 5321 counts 64 octets before the @ and 254 in all. */
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

// A dot-atom of RFC 5322 without quotes, nor the signs of old source routes (! %), which relays read in their own ways.
const LOCAL = /^[a-z0-9_'+&/=~^*#$?{}|-]+(?:\.[a-z0-9_'+&/=~^*#$?{}|-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The address in lower case, or null when it is not one that we write to: one @, ASCII, no quotes, commas or spaces
 * inside. What stands around it (spaces of a paste) is dropped.
 */
export function normaliseEmail(typed: string): string | null {
  if (typed.length > MAX_ADDRESS + 100) return null;
  const address = typed.normalize("NFC").trim().toLowerCase();
  const [local = "", domain = "", ...more] = address.split("@");
  if (more.length > 0 || address.length > MAX_ADDRESS || local.length > MAX_LOCAL) return null;
  return LOCAL.test(local) && DOMAIN.test(domain) ? address : null;
}
