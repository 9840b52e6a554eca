/** Answers that are ready: what is sent is their text in the language of who receives it, then the moderator's own words. Pure. */
import type { Lang } from "#lib/messages/lang";
import type { Verdict } from "./decide";

export type RefusalVerdict = Exclude<Verdict, "accepted">;
export const refusalVerdicts = ["changes_requested", "rejected"] as const satisfies RefusalVerdict[];

export interface Answer {
  id: string;
  verdict: RefusalVerdict;
  /** From `reasonCodes`. */
  reasonCode: string;
  labelFr: string;
  labelEn: string;
  textFr: string;
  textEn: string;
  updatedAt: Date;
}

export const answerLabel = ({ labelFr, labelEn }: Pick<Answer, "labelFr" | "labelEn">, lang: Lang): string =>
  lang === "fr" ? labelFr : labelEn;

export const answerText = ({ textFr, textEn }: Pick<Answer, "textFr" | "textEn">, lang: Lang): string =>
  lang === "fr" ? textFr : textEn;

/** A text that ends with a colon is to be finished by who sends it. */
export const isUnfinished = (text: string): boolean => /:\s*$/.test(text);

/** The whole answer; "" when there is neither a text nor words. */
export function composeAnswer(text: string | null, typed: string): string {
  const words = typed.trim();
  if (text === null || text.trim() === "") return words;
  if (words === "") return text.trim();
  return `${text.trim()}${isUnfinished(text) ? " " : "\n\n"}${words}`;
}
