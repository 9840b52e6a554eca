/**
 * In which language a text is written: the small words that each language cannot do without, counted. Nothing is said
 * of a text too short to tell, nor of one where two languages come close.
 */
import { fold } from "#lib/text";

/** Words that are frequent in one of these languages and, between them, in no other. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  fr: "le les des du et est une dans pour qui que par sur au aux avec sont ce cette ces leur leurs ses son sa nous vous ou ont elle ils mais plus comme entre etre fait aussi dont afin sans",
  en: "the of and to is for with that this are was were which their from by an as it its has have been not they will can at how what who into our more these through",
  es: "el los las del y es por con para una como su sus al lo mas pero este esta son han muy entre sobre desde hasta cuando nos",
  de: "der die das und ist nicht ein eine den dem des mit von zu im fur auf sich als auch werden wird bei sind oder nach aus wie uber durch zum zur",
  it: "il lo gli della delle dei degli che di un uno per con non sono come anche piu nel nella alla dal dalla questo questa e",
  pt: "o os das do dos uma em para com que nao por mais como ao aos pela pelo seu sua sao foi tambem entre e",
  nl: "het een van en de is dat niet te op met voor zijn aan er door naar bij ook als worden wordt deze om",
};

/** How many of a language's words a text must have, and how many times those of the next. */
const ENOUGH = 5;
const CLEARLY = 2;

/** ISO 639-1, or null when the text does not tell. Works in a time proportional to the text's length. */
export function languageOf(text: string): string | null {
  const words = fold(text.replace(/https?:\/\/\S+/g, " ").replace(/[’']/g, " "))
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const scores = languages
    .map(({ code, own }) => ({ code, found: words.filter((word) => own.has(word)).length }))
    .sort((a, b) => b.found - a.found);
  const [first, second] = scores;
  if (!first || first.found < ENOUGH || first.found < words.length * 0.12) return null;
  return first.found >= CLEARLY * (second?.found ?? 0) ? first.code : null;
}

const languages = Object.entries(OWN_WORDS).map(([code, words]) => ({
  code,
  own: new Set(words.split(" ")),
}));

/** The same of a title, which is short: two of its words tell, when no other language has one. */
export function languageOfTitle(title: string): string | null {
  const words = fold(title.replace(/[’']/g, " ")).split(/[^\p{L}]+/u);
  const found = languages
    .map(({ code, own }) => ({ code, count: words.filter((word) => own.has(word)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [first, second] = found;
  return first && first.count >= 2 && first.count > 2 * (second?.count ?? 0) ? first.code : null;
}
