/** The points of a search, for maps made elsewhere: open to any site, strict like the API, briefly kept by shared caches. */
import { OPEN, refuse, whenItAnswers } from "#lib/http/open";
import { pointCollection } from "#lib/map/geojson";
import { type Lang, messages } from "#lib/messages/index";
import { understand } from "./meaning";
import { nameFilters } from "./names";
import { placesOf } from "./places";
import { parseSearch } from "./query";

/**
 * GeoJSON (RFC 7946) of the newest 1,000 entries that the search finds, those that have a point; `partial` when there
 * were more. 400 with the parameters that are wrong (RFC 9457); a page of a list, `cursor`, is none of a map.
 * @param origin the site's address, without a final slash
 */
export async function answerPoints(
  params: URLSearchParams,
  lang: Lang,
  origin: string,
  now: Date,
): Promise<Response> {
  const { query, issues } = parseSearch(params, { strict: true });
  const { wrong } = messages("en").search;
  const errors = issues.map(({ name, code }) => ({ name, reason: wrong[code](name) }));
  if (query.cursor) errors.push({ name: "cursor", reason: wrong.unknown("cursor") });
  if (errors.length > 0) return refuse(400, "Some parameters are wrong.", errors);
  return await whenItAnswers(async () => {
    const { query: standing } = await nameFilters(query, lang);
    const places = await placesOf(await understand(standing), now);
    return Response.json(pointCollection(places, lang, origin), {
      headers: {
        ...OPEN,
        "content-type": "application/geo+json",
        "cache-control": "public, max-age=0, s-maxage=60",
      },
    });
  });
}
