/**
 * E-mail addresses and telephone numbers in a text. Those of a service are not of a person and are left alone; so are
 * the addresses of pages and the numbers of books, which look like them.
 */

export interface Personal {
  kind: "email" | "telephone";
  /** As it is written. */
  text: string;
}

export function findPersonalData(text: string): Personal[] {
  return [
    ...[...text.matchAll(EMAIL)]
      .map(([found]) => found)
      .filter((found) => !isOfAService(found))
      .map((found) => ({ kind: "email" as const, text: found })),
    ...findTelephones(text).map((found) => ({ kind: "telephone" as const, text: found })),
  ];
}

// Bounded on both sides: an unbounded run before the sign would take the square of a text without one.
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@|\s?[[(]\s?(?:at|arobase|@)\s?[\])]\s?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu;

/** The first word of the addresses that a service, and no one in particular, reads. */
const SERVICES =
  /^(accueil|actualites?|adherent|administration|admin|bonjour|commission|communication|com|concours|contact|contacts|courrier|direction|dpo|editions?|equipe|evenements?|formations?|hello|info|infos|information|inscriptions?|journal|lab|labo|mairie|newsletter|noreply|participation|presse|press|recrutement|redaction|renseignements?|secretariat|service|support|team|webmaster)s?(?![a-z])/i;

function isOfAService(address: string): boolean {
  return SERVICES.test(address.normalize("NFD").replace(/\p{M}/gu, ""));
}

function findTelephones(text: string): string[] {
  const prose = text.replace(/\bhttps?:\/\/\S+/gi, blank).replace(BOOK_OR_IDENTIFIER, blank);
  return [...prose.matchAll(TELEPHONE)]
    .map(([found]) => found.trim())
    .filter((found) => {
      const digits = found.replace(/\(0\)/, "").replace(/\D/g, "").length;
      return /^(\+|00)/.test(found) ? digits >= 9 && digits <= 17 : digits === 10;
    });
}

const blank = (found: string) => " ".repeat(found.length);

/** A number that says what it is: ISBN, ISSN, SIRET, DOI, and amounts in euros. */
const BOOK_OR_IDENTIFIER =
  /\b(?:ISBN|ISSN|EAN|SIREN|SIRET|RNA|NOR|DOI|n[°º]|arXiv|hal)[\s:.-]{0,3}[\dX][\d\sX./-]{5,24}|\b10\.\d{4,9}\/\S+|[\d\s\u00a0\u202f.]{4,20}(?:€|euros?\b|habitants?\b|k€|M€)/gi;

/**
 * French numbers, from 01 to 07 and 09 (08 is of services), written in pairs or in one piece, and international ones,
 * which start with "+" or "00".
 */
const TELEPHONE =
  /(?<![\d./,+–-])(?:0[1-79](?:[\s.\-\u00a0\u202f]?\d{2}){4}|(?:\+|00)[1-9]\d{0,2}[\s.\-\u00a0\u202f]?(?:\(0\)[\s.\-\u00a0\u202f]?)?\d{1,4}(?:[\s.\-\u00a0\u202f]?\d{2,4}){2,5})(?![\d/]|[.,-]\d)/g;
