/** Names that a thing has in the world: DOI, ISBN, ISSN, HAL number… in the one spelling in which they are kept. Pure. */

/** A DOI bare and in lower case, an ISBN as its 13 digits, an ISSN with its dash; anything else as written. */
export function canonicalIdentifier(written: string): string {
  const text = written.trim().replace(/^(doi|isbn(-1[03])?|issn|hal)\s*:\s*/i, "");
  const doi = /(?:^|doi\.org\/)(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1];
  if (doi) return doi.toLowerCase();
  const figures = text.replace(/[\s‐‑–-]/g, "").toUpperCase();
  if (/^97[89]\d{10}$/.test(figures)) return figures;
  if (/^\d{9}[\dX]$/.test(figures)) return isbn13(figures);
  if (/^\d{7}[\dX]$/.test(figures) && /^\d{4}[\s‐‑–-]?\d{3}[\dX]$/i.test(text))
    return `${figures.slice(0, 4)}-${figures.slice(4)}`;
  return text;
}

/** The address that an identifier has by itself, or null. */
export const addressOfIdentifier = (identifier: string): string | null =>
  /^10\.\d{4,9}\//.test(identifier) ? `https://doi.org/${encodeURI(identifier)}` : null;

function isbn13(isbn10: string): string {
  const start = `978${isbn10.slice(0, 9)}`;
  const sum = [...start].reduce(
    (total, figure, index) => total + Number(figure) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${start}${(10 - (sum % 10)) % 10}`;
}
