/** Reads what people type. Pure, in linear time; it never fails, whatever is typed. */
import { fold } from "#lib/text";

/** A word as the index cuts it (`search_words`, in the migrations): letters only, or figures only. */
export interface Piece {
  /** Without case nor accents. */
  word: string;
  /** Where it stands in what was typed. */
  start: number;
  end: number;
}

/** A word, whose pieces signs part ("beta.gouv", "l'innovation", "110bis"), or the whole of a quoted phrase. */
export interface Term {
  pieces: Piece[];
  quoted: boolean;
}

export interface Typed {
  /** What is looked for. */
  terms: Term[];
  /** What is not wanted. */
  excluded: Term[];
}

/**
 * Words, and phrases between quotation marks ("…", « … », “…”). A minus sign after a space or at the start, directly
 * before a word or a phrase, excludes it. Words that say nothing are left out, unless nothing else was typed.
 */
export function readTyped(text: string): Typed {
  const typed: Typed = { terms: [], excluded: [] };
  for (const { start, end, quoted } of chunksOf(text)) {
    const pieces = piecesOf(text, start, end);
    if (pieces.length === 0) continue;
    const minus = quoted ? start - 2 : start - 1;
    const excluded = text[minus] === "-" && (minus === 0 || SPACE.test(text[minus - 1] ?? ""));
    (excluded ? typed.excluded : typed.terms).push({ pieces, quoted });
  }
  const ordinals = typed.terms.filter((term, index) => !isOrdinalEnding(term, typed.terms[index - 1]));
  const saying = ordinals.filter(({ pieces, quoted }) => quoted || pieces.some(({ word }) => says(word)));
  return { ...typed, terms: saying.length > 0 || typed.excluded.length > 0 ? saying : ordinals };
}

interface Chunk {
  start: number;
  end: number;
  quoted: boolean;
}

/** What stands between two quotation marks is a phrase; the rest is cut at spaces, without the minus that leads a word. */
function chunksOf(text: string): Chunk[] {
  const marks = [...text.matchAll(QUOTATION_MARK)].map(({ index }) => index);
  // A mark without its pair quotes nothing.
  if (marks.length % 2 === 1) marks.pop();
  const bounds = [-1, ...marks, text.length];
  return bounds.slice(1).flatMap((end, part): Chunk[] => {
    const start = (bounds[part] ?? -1) + 1;
    if (part % 2 === 1) return [{ start, end, quoted: true }];
    return [...text.slice(start, end).matchAll(WORD)].map(({ index, 0: word }) => ({
      start: start + index + (LEADING_MINUS.test(word) ? 1 : 0),
      end: start + index + word.length,
      quoted: false,
    }));
  });
}

const QUOTATION_MARK = /["«»“”„]/g;
const SPACE = /\s/;
const WORD = /\S+/g;
const LEADING_MINUS = /^-[\p{L}\p{N}]/u;

/** Runs of letters and runs of figures; "27e", "27ème" and "1st" are their numbers. */
function piecesOf(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (const { index, 0: run } of text.slice(start, end).matchAll(PIECE)) {
    const word = fold(run);
    const last = pieces.at(-1);
    const at = start + index;
    if (last?.end === at && isNumber(last.word) && ORDINAL_ENDING.test(word)) last.end = at + run.length;
    else if (word) pieces.push({ word, start: at, end: at + run.length });
  }
  return pieces;
}

const PIECE = /[\p{L}\p{M}]+|\p{N}+/gu;
const ORDINAL_ENDING = /^(?:i?emes?|es?|ers?|res?|nde?s?|th|st|rd)$/;

/** The words of any text, as the index cuts them. */
export const wordsOf = (text: string): string[] => piecesOf(text, 0, text.length).map(({ word }) => word);

/** "27 ème" in two words. */
const isOrdinalEnding = ({ pieces: [piece, more], quoted }: Term, before: Term | undefined): boolean =>
  !quoted && !more && /^i?emes?$/.test(piece?.word ?? "") && isNumber(before?.pieces.at(-1)?.word ?? "");

export const isNumber = (word: string): boolean => /^\p{N}+$/u.test(word);

/** Whether a word says something of what is looked for. */
export const says = (word: string): boolean => !EMPTY_WORDS.has(word);

/** Whether it says little: what one wants to do rather than what one looks for. */
export const saysLittle = (word: string): boolean => WEAK_WORDS.has(word);

/** Words that most requests may hold, whatever they are about. Folded. */
const WEAK_WORDS: ReadonlySet<string> = new Set(
  `aide aider autour avoir besoin bien bon bonne bonnes bons chercher concernant concerne connaitre consulter creer decouvrir demander
  developper devenir donner existe existent exemple exemples faire fait faites faut genre info infos information informations interesse lancer lire
  liste mettre monter montrer nouveau nouveaux nouvelle nouvelles ouvrir parle parler peut peuvent place possible pouvoir prendre
  presenter propos quelque quelques realiser recevoir reussir savoir sorte suivre sujet tel tous tout toute toutes traite type types
  utiliser voir vouloir
  best build create example examples example get give good help know launch list make made need new open read run see set show start
  tell use used using want way ways work`.split(/\s+/),
);

/** Words that tie others, in French and in English, and those of questions and requests. Folded. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a afin ai ainsi apres au aussi aux avant avec c car ce cela ces cet cette ceux chez ci comme d dans de depuis des donc dont du elle elles en entre es est et etre eu
  eux il ils j je l la le les leur leurs lui m ma mais me meme memes mes moi mon n ne nos notre nous on ont ou par parmi pas pendant plus pour
  qu que qui quoi s sa sans selon sous se ses si son sont sur ta te tes toi ton tu un une vers via vos votre vous y t
  comment pourquoi quand quel quelle quelles quels combien cherche cherchons recherchons voudrais veux souhaite trouver ca existe t
  about an and any are at be by can do does find for from has have how http https i in into is it its looking me my of on or our
  that the their there these they this those to us was we were what when where which who why with www you your`.split(
    /\s+/,
  ),
);
