/** The catalogue of the open data, in the syntax that is asked for. */

import { readDump } from "#lib/dumps/read-dump";
import { etagOf, hasAlready } from "#lib/http/conditional";
import { problem } from "#lib/http/problem";
import { sayOutage } from "#lib/outage";
import type { Publisher } from "#lib/publisher";
import { catalogue } from "./catalogue";
import { jsonLd } from "./json-ld";
import { turtle } from "./turtle";

const SYNTAXES = {
  ttl: { type: "text/turtle; charset=utf-8", print: turtle },
  jsonld: {
    type: "application/ld+json",
    print: (triples: Parameters<typeof jsonLd>[0]) => JSON.stringify(jsonLd(triples), null, 1),
  },
} as const;

export type CatalogueSyntax = keyof typeof SYNTAXES;

// Portals read it from anywhere: nothing here depends on who asks.
const OPEN = { "access-control-allow-origin": "*" };

/** @param origin the site's address, without a final slash */
export async function answerCatalogue(
  syntax: CatalogueSyntax,
  headers: Headers,
  { origin, publisher }: { origin: string; publisher: Publisher },
): Promise<Response> {
  try {
    const read = await readDump();
    const dump = read && !read.outdated ? read.dump : null;
    const { type, print } = SYNTAXES[syntax];
    const text = print(catalogue({ origin, publisher, dump }));
    const kept = { ...OPEN, etag: etagOf(text), "cache-control": "public, max-age=0, s-maxage=60" };
    if (hasAlready(kept.etag, headers)) return new Response(null, { status: 304, headers: kept });
    return new Response(text, { headers: { ...kept, "content-type": type } });
  } catch (error) {
    sayOutage(error, "catalogue");
    return problem(503, "The directory does not answer for the moment.", { headers: OPEN });
  }
}

/** What a reader of the catalogue's own address wants: the page for people, or a syntax. */
export function syntaxFor(accept: string): CatalogueSyntax | "page" {
  const asked = (type: string) => accept.toLowerCase().indexOf(type);
  const wanted = (
    [
      ["ttl", asked("text/turtle")],
      ["jsonld", asked("json")],
      ["page", asked("text/html")],
    ] as const
  ).filter(([, place]) => place >= 0);
  return wanted.sort(([, one], [, other]) => one - other)[0]?.[0] ?? "ttl";
}
