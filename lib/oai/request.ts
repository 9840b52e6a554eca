/**
 * What a harvester asks: a verb and its arguments (OAI-PMH 2.0, § 3.1 and § 4), read strictly. Pure.
 * https://www.openarchives.org/OAI/openarchivesprotocol.html
 */

import { own } from "#lib/own";
import { isStamp } from "./stamp";
import { type OaiPosition, type OaiSelection, parseToken } from "./token";

interface Verb {
  /** Unless a token says them all. */
  required: readonly Argument[];
  optional: readonly Argument[];
  /** What a list goes on with, alone. */
  token: boolean;
}

const VERBS = {
  Identify: { required: [], optional: [], token: false },
  ListMetadataFormats: { required: [], optional: ["identifier"], token: false },
  ListSets: { required: [], optional: [], token: true },
  ListIdentifiers: { required: ["metadataPrefix"], optional: ["from", "until", "set"], token: true },
  ListRecords: { required: ["metadataPrefix"], optional: ["from", "until", "set"], token: true },
  GetRecord: { required: ["identifier", "metadataPrefix"], optional: [], token: false },
} satisfies Record<string, Verb>;

export type OaiVerb = keyof typeof VERBS;
type Argument = "identifier" | "metadataPrefix" | "from" | "until" | "set";

/** § 3.6. "noSetHierarchy" is missing: there are sets. */
export type OaiErrorCode =
  | "badArgument"
  | "badResumptionToken"
  | "badVerb"
  | "cannotDisseminateFormat"
  | "idDoesNotExist"
  | "noMetadataFormats"
  | "noRecordsMatch";

/** What is wrong with a request, in words for who wrote the harvester. */
export class OaiError extends Error {
  constructor(
    readonly code: OaiErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "OaiError";
  }
}

export type OaiRequest =
  | { verb: "Identify" | "ListSets" }
  | { verb: "ListMetadataFormats"; identifier: string | null }
  | { verb: "ListIdentifiers" | "ListRecords"; selection: OaiSelection; after: OaiPosition | null }
  | { verb: "GetRecord"; identifier: string; metadataPrefix: string };

/** @throws OaiError badVerb, badArgument or badResumptionToken */
export function parseRequest(params: URLSearchParams): OaiRequest {
  const verb = verbOf(params);
  const args = argumentsOf(params, verb);
  const token = args.get("resumptionToken");
  switch (verb) {
    case "Identify":
      return { verb };
    case "ListSets":
      // They come all at once: no token is ever given.
      if (token !== undefined) throw badToken();
      return { verb };
    case "ListMetadataFormats":
      return { verb, identifier: args.get("identifier") ?? null };
    case "GetRecord":
      return {
        verb,
        identifier: args.get("identifier") ?? "",
        metadataPrefix: args.get("metadataPrefix") ?? "",
      };
    default: {
      if (token === undefined) return { verb, selection: selectionOf(args), after: null };
      const read = parseToken(token);
      if (read === null) throw badToken();
      return { verb, ...read };
    }
  }
}

const badToken = () => new OaiError("badResumptionToken", "This archive did not give that resumptionToken.");

function verbOf(params: URLSearchParams): OaiVerb {
  const [verb, ...more] = params.getAll("verb");
  if (verb === undefined) throw new OaiError("badVerb", "The verb is missing.");
  if (more.length > 0) throw new OaiError("badVerb", "The verb is given more than once.");
  if (!isVerb(verb)) throw new OaiError("badVerb", "This is not a verb of OAI-PMH 2.0.");
  return verb;
}

export const isVerb = (verb: string): verb is OaiVerb => Object.hasOwn(VERBS, verb);

/** Each argument once, those of the verb and no other. */
function argumentsOf(params: URLSearchParams, verb: OaiVerb): Map<string, string> {
  const { required, optional, token }: Verb = VERBS[verb];
  const known: readonly string[] = [...required, ...optional, ...(token ? ["resumptionToken"] : [])];
  const args = new Map<string, string>();
  for (const [name, value] of params) {
    if (name === "verb") continue;
    if (!known.includes(name)) throw bad(`${verb} has no argument of that name.`);
    if (args.has(name)) throw bad(`The argument ${name} is given more than once.`);
    if (name !== "resumptionToken" && !own(SYNTAX, name)?.(value))
      throw bad(`The value of ${name} is not one that it can have.`);
    args.set(name, value);
  }
  if (args.has("resumptionToken")) {
    if (args.size > 1) throw bad("The argument resumptionToken stands alone.");
    return args;
  }
  const missing = required.filter((name) => !args.has(name));
  if (missing.length > 0) throw bad(`${verb} needs ${missing.join(" and ")}.`);
  return args;
}

function selectionOf(args: ReadonlyMap<string, string>): OaiSelection {
  const [from, until] = [args.get("from") ?? null, args.get("until") ?? null];
  if (from !== null && until !== null) {
    if (from.length !== until.length) throw bad("from and until must be dates of one granularity.");
    if (from > until) throw bad("from must not be later than until.");
  }
  return { metadataPrefix: args.get("metadataPrefix") ?? "", set: args.get("set") ?? null, from, until };
}

const bad = (message: string) => new OaiError("badArgument", message);

const SYNTAX: Readonly<Record<string, (value: string) => boolean>> = {
  // A URI (RFC 3986): what is none could not be repeated in the answer, whose schema wants one.
  identifier: (value) =>
    /^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/.test(value),
  metadataPrefix: (value) => /^[A-Za-z0-9\-_.!~*'()]+$/.test(value),
  set: (value) => /^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*$/.test(value),
  from: isStamp,
  until: isStamp,
};
