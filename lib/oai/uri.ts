/** Addresses as schemas want them. Pure. */

/** The same address with what no URI holds (RFC 3986, § 2) written in percent signs: people paste what their browser shows. */
export function asUri(address: string): string {
  const [before = "", ...fragment] = address.split("#");
  const uri = escaped(before);
  return fragment.length === 0 ? uri : `${uri}#${escaped(fragment.join("#"))}`;
}

const escaped = (text: string) =>
  text
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
    .replace(/[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/gu, (sign) => encodeURIComponent(sign.toWellFormed()));
