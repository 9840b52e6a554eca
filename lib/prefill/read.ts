/** From what was pasted to what a source says of it: the page itself, or the catalogue that knows the identifier. */
import { decodeText } from "#lib/charset";
import { reach } from "#lib/outbound";
import { askBnf } from "./bnf";
import { type Failure, type Outside, SourceFailure, tryReaching } from "./catalogues";
import { askCrossref } from "./crossref";
import { askDataCite } from "./datacite";
import { type Facts, type Found, gather, type Origin } from "./facts";
import { askHal } from "./hal";
import { addressOf, type Identifier } from "./identifier";
import { readPage } from "./page";
import { readPdf } from "./pdf";

export interface Reading {
  found: Found;
  /** Why there is nothing more than what was typed. */
  failure: Failure | null;
}

/** @throws OutboundError when the address may not be asked */
export async function read(identifier: Identifier, outside: Outside): Promise<Reading> {
  const typed = factsOfTyped(identifier);
  try {
    const found = await ask(identifier, outside);
    return { found: { ...gather([{ origin: "typed", facts: typed }]), ...found }, failure: null };
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    return { found: gather([{ origin: "typed", facts: typed }]), failure: error.failure };
  }
}

/** What goes into the form even when nothing answers. */
function factsOfTyped(identifier: Identifier): Facts {
  const url = addressOf(identifier) ?? undefined;
  switch (identifier.kind) {
    case "url":
      return { url };
    case "doi":
      return { type: "resource", url, identifiers: [`DOI ${identifier.doi}`] };
    case "hal":
      return { type: "resource", url, identifiers: [identifier.hal] };
    case "isbn":
      return { type: "resource", identifiers: [`ISBN ${identifier.isbn}`] };
  }
}

async function ask(identifier: Identifier, outside: Outside): Promise<Found> {
  const one = (origin: Origin, facts: Facts) => gather([{ origin, facts }]);
  switch (identifier.kind) {
    case "url":
      return askPage(identifier.url, outside);
    case "doi":
      return askAgencies(identifier.doi, outside);
    case "hal":
      return one("hal", await askHal(identifier.hal, outside));
    case "isbn":
      return one("bnf", await askBnf(identifier.isbn, outside));
  }
}

/** A DOI does not say which agency registered it. When one does not know it or is away, the other may. */
async function askAgencies(doi: string, outside: Outside): Promise<Found> {
  try {
    return gather([{ origin: "crossref", facts: await askCrossref(doi, outside) }]);
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    try {
      return gather([{ origin: "datacite", facts: await askDataCite(doi, outside) }]);
    } catch (second) {
      // That the one does not know it means little while the other is away.
      throw second instanceof SourceFailure && second.failure === "unknown" ? error : second;
    }
  }
}

const MAX_PAGE = 5_000_000;
const TIMEOUT_MS = 8_000;
const HTML = ["text/html", "application/xhtml+xml"];
const PDF = "application/pdf";

async function askPage(address: string, { guard }: Outside): Promise<Found> {
  const { url, headers, mediaType, body } = await tryReaching(() =>
    reach(
      address,
      { types: [...HTML, PDF], maxBytes: MAX_PAGE, timeoutMs: TIMEOUT_MS, tooLong: "cut" },
      guard,
    ),
  );
  return mediaType === PDF ? readPdf(body, url) : readPage(decodeText(body, headers["content-type"]), url);
}
