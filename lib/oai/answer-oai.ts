/**
 * OAI-PMH 2.0: the whole directory for libraries, aggregators and archives that harvest it, and come back for what
 * changed. https://www.openarchives.org/OAI/openarchivesprotocol.html
 */

import { type EntryRecord, getRecords } from "#lib/entries/records";
import { LICENCE } from "#lib/licence";
import { messages } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import { oaiPath } from "#lib/paths";
import { dc, dublinCore } from "./dublin-core";
import { group, text } from "./element";
import { identifierOf, idOf } from "./identifier";
import { mods } from "./mods";
import { earliestStamp, getHeader, listHeaders, type OaiHeader } from "./records";
import { OaiError, type OaiRequest, parseRequest } from "./request";
import { listSets, setOf, tagOf } from "./sets";
import { endOfStamp, printStamp, startOfStamp } from "./stamp";
import { printToken } from "./token";

/** Records an answer. */
const PAGE = 100;

/**
 * A decision is dated a moment before everyone sees it. Answers are dated a little earlier still, so that who goes on
 * from there finds what was under way: a transaction lasts ten seconds at most (lib/db.ts).
 */
const SETTLED_MS = 15_000;

interface Format {
  schema: string;
  namespace: string;
  print: (entry: EntryRecord, origin: string) => string;
}

const FORMATS: ReadonlyMap<string, Format> = new Map([
  [
    "oai_dc",
    {
      schema: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
      namespace: "http://www.openarchives.org/OAI/2.0/oai_dc/",
      print: dublinCore,
    },
  ],
  [
    "mods",
    {
      schema: "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd",
      namespace: "http://www.loc.gov/mods/v3",
      print: mods,
    },
  ],
]);

export interface OaiHost {
  /** The site's address, without a final slash. */
  origin: string;
  /** Whom harvesters write to. */
  email: string;
  now: Date;
  /** Records an answer; tests want fewer. */
  page?: number;
}

/** @param params the arguments, from the address or from a form */
export async function answerOai(params: URLSearchParams, host: OaiHost): Promise<Response> {
  try {
    return xml(await envelope(params, host));
  } catch (error) {
    sayOutage(error, "oai");
    return new Response(null, { status: 503, headers: { "retry-after": "30", "cache-control": "no-store" } });
  }
}

const xml = (body: string) =>
  new Response(body, {
    headers: {
      "content-type": "text/xml; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=10",
      "access-control-allow-origin": "*",
    },
  });

async function envelope(params: URLSearchParams, host: OaiHost): Promise<string> {
  const base = host.origin + oaiPath;
  const { content, said } = await answerOrError(params, host);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${group(
    "OAI-PMH",
    [
      text("responseDate", printStamp(new Date(host.now.getTime() - SETTLED_MS))),
      text("request", base, said ? Object.fromEntries(params) : {}),
      content,
    ],
    {
      xmlns: "http://www.openarchives.org/OAI/2.0/",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation":
        "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
    },
  )}\n`;
}

/** `said`: whether the arguments are repeated, which those of a request that cannot be read are not (§ 3.6). */
async function answerOrError(params: URLSearchParams, host: OaiHost) {
  try {
    return { content: await perform(parseRequest(params), host), said: true };
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    const content = text("error", error.message, { code: error.code });
    return { content, said: error.code !== "badVerb" && error.code !== "badArgument" };
  }
}

async function perform(request: OaiRequest, host: OaiHost): Promise<string> {
  switch (request.verb) {
    case "Identify":
      return await identify(host);
    case "ListMetadataFormats":
      return await listFormats(request.identifier);
    case "ListSets":
      return group(
        "ListSets",
        (await listSets("fr")).map(({ set, name }) =>
          group("set", [text("setSpec", set), text("setName", name)]),
        ),
      );
    case "GetRecord":
      return await getOne(request, host);
    default:
      return await list(request, host);
  }
}

async function identify({ origin, email, now }: OaiHost): Promise<string> {
  const { common, openData } = messages("fr");
  return group("Identify", [
    text("repositoryName", common.siteName),
    text("baseURL", origin + oaiPath),
    text("protocolVersion", "2.0"),
    // The protocol wants a domain with a dot, which a demonstration on a laptop has not.
    text("adminEmail", email.includes(".", email.indexOf("@")) ? email : `${email}.invalid`),
    text("earliestDatestamp", printStamp((await earliestStamp()) ?? now)),
    text("deletedRecord", "persistent"),
    text("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    group("description", [
      dc([
        text("dc:title", common.siteName),
        text("dc:description", openData.what, { "xml:lang": "fr" }),
        text("dc:description", messages("en").openData.what, { "xml:lang": "en" }),
        text("dc:identifier", origin),
        text("dc:language", "fr"),
        text("dc:rights", openData.recordRights(LICENCE.name, LICENCE.url), { "xml:lang": "fr" }),
      ]),
    ]),
  ]);
}

async function listFormats(identifier: string | null): Promise<string> {
  if (identifier !== null && (await headerOf(identifier)).deleted) {
    throw new OaiError("noMetadataFormats", "This record was deleted: nothing is left of it in any format.");
  }
  return group(
    "ListMetadataFormats",
    [...FORMATS].map(([prefix, { schema, namespace }]) =>
      group("metadataFormat", [
        text("metadataPrefix", prefix),
        text("schema", schema),
        text("metadataNamespace", namespace),
      ]),
    ),
  );
}

type Single = Extract<OaiRequest, { verb: "GetRecord" }>;

async function getOne({ identifier, metadataPrefix }: Single, { origin }: OaiHost): Promise<string> {
  const header = await headerOf(identifier);
  const { print } = formatOf(metadataPrefix);
  return group("GetRecord", await records([header], print, origin));
}

async function headerOf(identifier: string): Promise<OaiHeader> {
  const id = idOf(identifier);
  const header = id && (await getHeader(id));
  if (!header) throw new OaiError("idDoesNotExist", "This archive has no record of that identifier.");
  return header;
}

function formatOf(prefix: string): Format {
  const format = FORMATS.get(prefix);
  if (!format)
    throw new OaiError("cannotDisseminateFormat", `The formats are ${[...FORMATS.keys()].join(" and ")}.`);
  return format;
}

type Listing = Extract<OaiRequest, { after: unknown }>;

async function list({ verb, selection, after }: Listing, host: OaiHost): Promise<string> {
  const { print } = formatOf(selection.metadataPrefix);
  const size = host.page ?? PAGE;
  const range = {
    tag: await tagOf(selection.set),
    from: selection.from === null ? null : startOfStamp(selection.from),
    until: selection.until === null ? null : endOfStamp(selection.until),
    after,
  };
  const found = await listHeaders(range, size + 1);
  const page = found.slice(0, size);
  const last = page.at(-1);
  if (!last) {
    // Also of a list that was begun: what was left of it has changed since `until`, and comes with the next harvest.
    throw new OaiError("noRecordsMatch", "No record of that set changed in that time.");
  }
  const items =
    verb === "ListRecords"
      ? await records(page, print, host.origin)
      : page.map((header) => printHeader(header));
  return group(verb, [
    ...items,
    resumption(after !== null, found.length > size ? printToken(selection, last) : null),
  ]);
}

/** § 3.5: an empty one ends a list that came in several parts. */
function resumption(begun: boolean, token: string | null): string {
  if (token !== null) return text("resumptionToken", token);
  return begun ? "<resumptionToken/>" : "";
}

async function records(
  headers: readonly OaiHeader[],
  print: Format["print"],
  origin: string,
): Promise<string[]> {
  const entries = await getRecords(headers.filter(({ deleted }) => !deleted).map(({ id }) => id));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return headers.map((header) => {
    const entry = byId.get(header.id);
    // One that goes away this very moment is deleted already.
    if (!entry) return group("record", [printHeader({ ...header, deleted: true })]);
    return group("record", [printHeader(header), group("metadata", [print(entry, origin)])]);
  });
}

const printHeader = ({ id, stamp, deleted, tags }: OaiHeader) =>
  group(
    "header",
    [
      text("identifier", identifierOf(id)),
      text("datestamp", printStamp(stamp)),
      ...tags.map((tag) => text("setSpec", setOf(tag))),
    ],
    { status: deleted ? "deleted" : null },
  );
