/** What someone pastes to start from: the address of a page, a DOI, an ISBN or a HAL identifier. Pure. */
import { tidyLine } from "#lib/text";

export type Identifier =
  | { kind: "url"; url: string }
  /** As registered, in lower case: DOIs have no case (ISO 26324). */
  | { kind: "doi"; doi: string }
  /** Thirteen digits. */
  | { kind: "isbn"; isbn: string }
  /** Without its version. */
  | { kind: "hal"; hal: string };

const MAX_TYPED = 2000;

/** Null for what is none of them; an ISBN whose check digit is wrong is none. */
export function parseIdentifier(typed: string): Identifier | null {
  const text = tidyLine(typed.slice(0, MAX_TYPED + 1));
  if (text.length === 0 || text.length > MAX_TYPED) return null;
  return doiIn(text) ?? isbnIn(text) ?? halIn(text) ?? urlIn(text);
}

/** What the identifier is called where it is kept with an entry, and the address that it leads to. */
export function addressOf(identifier: Identifier): string | null {
  switch (identifier.kind) {
    case "url":
      return identifier.url;
    case "doi":
      return `https://doi.org/${encodeURI(identifier.doi).replace(/[?#]/g, encodeURIComponent)}`;
    case "hal":
      return `https://hal.science/${identifier.hal}`;
    case "isbn":
      return null;
  }
}

function doiIn(text: string): Identifier | null {
  const [, found] =
    /^(?:doi:? ?|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S{1,300})$/i.exec(text) ?? [];
  return found ? { kind: "doi", doi: decoded(found).toLowerCase() } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isbnIn(text: string): Identifier | null {
  const [, found] = /^(?:isbn(?:-1[03])?:? ?)?([\dx][\dx\s‐‑–-]{8,20}[\dx])$/i.exec(text) ?? [];
  const isbn = found ? isbn13(found.replace(/[^\dx]/gi, "").toUpperCase()) : null;
  return isbn ? { kind: "isbn", isbn } : null;
}

/** An ISBN of thirteen digits from one of ten or thirteen whose check digit is right (ISO 2108). */
export function isbn13(digits: string): string | null {
  if (/^97[89]\d{10}$/.test(digits)) return checkDigit(digits.slice(0, 12)) === digits[12] ? digits : null;
  if (!/^\d{9}[\dX]$/.test(digits)) return null;
  const sum = [...digits].reduce(
    (total, digit, at) => total + (digit === "X" ? 10 : Number(digit)) * (10 - at),
    0,
  );
  const start = `978${digits.slice(0, 9)}`;
  return sum % 11 === 0 ? start + checkDigit(start) : null;
}

/** The same in ten digits; null for what begins with 979, which has none. */
export function isbn10(thirteen: string): string | null {
  if (!thirteen.startsWith("978")) return null;
  const nine = thirteen.slice(3, 12);
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return nine + "0123456789X0"[(11 - (sum % 11)) % 11];
}

const checkDigit = (twelve: string) =>
  String(
    (10 - ([...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0) % 10)) % 10,
  );

/** "hal-01234567v2", "tel-…", "halshs-…", or the address of such a page. */
function halIn(text: string): Identifier | null {
  const pattern =
    /^(?:https?:\/\/(?:[a-z0-9-]{1,60}\.){0,3}(?:hal\.science|archives-ouvertes\.fr)\/)?([a-z]{2,20}-\d{8})(?:v\d{1,3})?(?:[/?#].*)?$/i;
  const [, found] = pattern.exec(text) ?? [];
  return found ? { kind: "hal", hal: found.toLowerCase() } : null;
}

function urlIn(text: string): Identifier | null {
  if (/\s/.test(text)) return null;
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return /^https?:$/.test(url.protocol) && url.hostname.includes(".") ? { kind: "url", url: url.href } : null;
}
