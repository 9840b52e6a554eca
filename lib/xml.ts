/** Text for XML 1.0. */

/** Text for an element or an attribute; what XML has no room for (§ 2.2) is dropped. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(isSayable)
    .join("")
    .toWellFormed()
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

function isSayable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 || code === 0x9 || code === 0xa || code === 0xd) && code !== 0xfffe && code !== 0xffff;
}
