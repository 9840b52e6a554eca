/**
 * Advice on what is proposed: a remark on a field, that its author and whoever reviews are shown. It never decides,
 * never stops anything and is stored nowhere: it is worked out again from what the proposal says now.
 */

/** What can be remarked; the words of each are in `messages.checks.said`. */
export type AdviceCode =
  | "thinSummary"
  | "summaryIsTitle"
  | "nothingToFollow"
  | "noTheme"
  | "noCredit"
  | "noPlace"
  | "titleInCapitals"
  | "titleEndsWithPoint"
  | "markup"
  | "shouting"
  | "addressInText"
  | "email"
  | "telephone"
  | "dateAhead"
  | "dateFarBack"
  | "over"
  | "deadlineOver"
  | "deadlineAfterStart"
  | "longForDays"
  | "notWrittenInFrench"
  | "titleInOtherLanguage"
  | "shortenedAddress"
  | "trackedAddress"
  | "deadLink"
  | "lookalike"
  | "sameAddress"
  | "sameDayAndPlace"
  | "organisationKnown";

export interface Advice {
  /** The field, then the position and the part in a list: "credits.2.note", as issues have it. */
  path: string;
  code: AdviceCode;
  /** What the words name: an address, a date, a language. */
  params: Readonly<Record<string, string | number>>;
}

export const remark = (path: string, code: AdviceCode, params: Advice["params"] = {}): Advice => ({
  path,
  code,
  params,
});
