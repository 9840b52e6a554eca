/** The provider of oEmbed: 404 for what is no page of ours, 501 for a format that it does not have. */
import { z } from "zod";
import { isOutage } from "#lib/db";
import { getRecord } from "#lib/entries/records";
import { type ProblemStatus, problem } from "#lib/http/problem";
import { own } from "#lib/own";
import { activeFilters } from "#lib/search/active";
import { nameFilters } from "#lib/search/names";
import { NATIONAL } from "#lib/search/query";
import { widgetTitle } from "./answer-widget";
import { oembedOf, oembedXml, type Target, targetOf } from "./oembed";

const pixels = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(1))
  .nullable();

/** Consumers may add parameters of their own (§ 2.2): they are ignored. */
const schema = z.object({
  url: z.string().max(4000),
  format: z.enum(["json", "xml"]).default("json"),
  maxwidth: pixels,
  maxheight: pixels,
});

export async function answerOembed(params: URLSearchParams, origin: string): Promise<Response> {
  const given = Object.fromEntries(["url", "maxwidth", "maxheight"].map((name) => [name, params.get(name)]));
  const asked = schema.safeParse({ ...given, format: params.get("format") ?? undefined });
  if (!asked.success) {
    const names = asked.error.issues.map(({ path }) => String(path[0]));
    if (names.includes("format")) return refuse(501, "The formats are json and xml.");
    const errors = names.map((name) => ({ name, reason: own(REASONS, name) ?? "" }));
    return refuse(400, "Some parameters are wrong.", errors);
  }
  const { url, format, maxwidth: width, maxheight: height } = asked.data;
  try {
    const target = targetOf(url, origin);
    const title = target && (await titleOf(target));
    if (!target || title === null) return refuse(404, "No page that can be embedded has this address.");
    const answer = oembedOf(target, title, origin, { width, height });
    const headers = { ...OPEN, "cache-control": "public, max-age=0, s-maxage=60" };
    return format === "json"
      ? Response.json(answer, { headers })
      : new Response(oembedXml(answer), {
          headers: { ...headers, "content-type": "text/xml; charset=utf-8" },
        });
  } catch (error) {
    if (!isOutage(error)) throw error;
    return refuse(503, "The directory does not answer for the moment. Try again in a few seconds.");
  }
}

/** Null when it is an entry, a theme, an organisation or a place that the directory does not have. */
async function titleOf({ lang, query, options }: Target): Promise<string | null> {
  if (options.fiche !== null) return (await getRecord(options.fiche))?.title ?? null;
  const { names, query: named } = await nameFilters(query, lang);
  const terms = [...named.themes, ...named.organisations, ...named.territories];
  if (terms.some((term) => term !== NATIONAL && !names.has(term))) return null;
  return widgetTitle(
    activeFilters(named, names, lang).map(({ label }) => label),
    lang,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  url: "The address of a page of this site.",
  maxwidth: "A whole number of pixels.",
  maxheight: "A whole number of pixels.",
};

const OPEN = { "access-control-allow-origin": "*" };

const refuse = (status: ProblemStatus, detail: string, errors?: { name: string; reason: string }[]) =>
  problem(status, detail, { errors, headers: OPEN });
