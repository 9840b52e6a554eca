/**
 * Resumption tokens (OAI-PMH 2.0, § 3.5): the list that was asked for and the record after which it goes on. A token
 * holds all of it, so that nothing is kept between two requests: it is good on every server and has no end. Records
 * are listed by when they last changed, so what is added or changes meanwhile comes later in the list, and nothing is
 * jumped over. It is no secret, and who makes one up gets what anyone may ask for. Pure.
 */
import { isStamp, printStamp } from "./stamp";

/** What a list is made of. */
export interface OaiSelection {
  metadataPrefix: string;
  set: string | null;
  from: string | null;
  until: string | null;
}

/** Where a list stands: after this record. */
export interface OaiPosition {
  stamp: Date;
  id: string;
}

export function printToken({ metadataPrefix, set, from, until }: OaiSelection, after: OaiPosition): string {
  return [metadataPrefix, set ?? "", from ?? "", until ?? "", printStamp(after.stamp), after.id].join(",");
}

/** Null for what `printToken` did not make. */
export function parseToken(token: string): { selection: OaiSelection; after: OaiPosition } | null {
  const parts = TOKEN.exec(token)?.slice(1);
  if (!parts) return null;
  const [metadataPrefix = "", set = "", from = "", until = "", stamp = "", id = ""] = parts;
  if (![from, until, stamp].every((date) => date === "" || isStamp(date))) return null;
  const selection = { metadataPrefix, set: set || null, from: from || null, until: until || null };
  return { selection, after: { stamp: new Date(stamp), id } };
}

const WORD = "[A-Za-z0-9\\-_.!~*'()]";
const DATE = "[0-9TZ:-]";
const TOKEN = new RegExp(
  `^(${WORD}+),(${WORD}*),(${DATE}*),(${DATE}*),(${DATE}{20}),([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`,
);
