/** What search engines and shares read of a page's address in both languages. */
import { LANGS, type Lang } from "./messages/lang";
import { inLanguage } from "./paths";

/** The canonical address of a page and its versions by language (hreflang), French for who reads neither. */
export function alternates(path: string, lang: Lang) {
  return {
    canonical: inLanguage(path, lang),
    languages: {
      ...Object.fromEntries(LANGS.map((other) => [other, inLanguage(path, other)])),
      "x-default": inLanguage(path, "fr"),
    },
  };
}
