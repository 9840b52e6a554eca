/** The two languages of the screens. French is the source. */
export type Lang = "fr" | "en";

export const LANGS: readonly Lang[] = ["fr", "en"];

export const isLang = (value: unknown): value is Lang => value === "fr" || value === "en";

/** The first of our languages in an Accept-Language header by descending quality (RFC 9110, 12.5.4); French when none. */
export function preferredLang(acceptLanguage: string | null): Lang {
  const ranges = (acceptLanguage ?? "").slice(0, 1000).split(",").map(parseRange);
  const wanted = ranges.filter((range) => range.quality > 0).sort((a, b) => b.quality - a.quality);
  return wanted.map((range) => range.lang).find(isLang) ?? "fr";
}

function parseRange(range: string) {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
  const q = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = q ? Number(q.slice(2)) : 1;
  return { lang: tag.toLowerCase().split("-")[0], quality: Number.isFinite(quality) ? quality : 0 };
}
