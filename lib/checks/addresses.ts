/** Addresses that lead to nothing any more, or not in their own name. */
import type { Content } from "#lib/revisions/changes";
import { type Advice, remark } from "./advice";
import { addressesOf } from "./values";

const SHORTENERS = new Set([
  "bit.ly",
  "buff.ly",
  "frama.link",
  "goo.gl",
  "is.gd",
  "lnkd.in",
  "ow.ly",
  "s.42l.fr",
  "t.co",
  "tinyurl.com",
]);

/** `dead`: the addresses at which the last visit found nothing. An address never visited is not spoken of. */
export function checkAddresses(content: Content, dead: ReadonlySet<string>): Advice[] {
  return addressesOf(content).flatMap(({ path, url }) => {
    const { hostname, searchParams } = new URL(url);
    const tracked = [...searchParams.keys()].some((name) =>
      /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid)$/.test(name),
    );
    return [
      ...(dead.has(url) ? [remark(path, "deadLink", { url })] : []),
      ...(SHORTENERS.has(hostname.replace(/^www\./, "")) ? [remark(path, "shortenedAddress", { url })] : []),
      ...(tracked ? [remark(path, "trackedAddress", { url })] : []),
    ];
  });
}
