/** What the forms of decisions offer: verdicts, their reasons, their ready answers, and the words around them. */
import { type Lang, messages } from "#lib/messages/index";
import { type Answer, answerLabel, answerText, refusalVerdicts } from "#lib/revisions/answers";
import { reasonCodes } from "#lib/revisions/reasons";
import type { VerdictChoice } from "./refusal-fields";

/** @param answerLang the language of who receives the answer */
export function refusalsIn(lang: Lang, answers: readonly Answer[], answerLang: Lang): VerdictChoice[] {
  const { decision, reasons } = messages(lang).review;
  return refusalVerdicts.map((verdict) => ({
    value: verdict,
    label: decision.verdicts[verdict],
    reasons: reasonCodes[verdict].map((code) => ({ value: code, label: reasons[code] })),
    answers: answers
      .filter((answer) => answer.verdict === verdict)
      .map((answer) => ({
        value: answer.id,
        label: answerLabel(answer, lang),
        reasonCode: answer.reasonCode,
        text: answerText(answer, answerLang),
      })),
  }));
}

export function refusalWords(lang: Lang) {
  const { verdict, reasonCode, reason, reasonHint, send } = messages(lang).review.decision;
  const { label, hint, none, texts, preview } = messages(lang).desk.answer;
  return {
    verdict,
    reasonCode,
    reason,
    reasonHint,
    send,
    answer: label,
    answerHint: hint,
    answerNone: none,
    answerTexts: texts,
    preview,
  };
}

/** Names the fields in the summary of what is wrong. */
export function refusalLabels(lang: Lang) {
  const { verdict, reasonCode, reason, answer } = refusalWords(lang);
  return {
    verdict,
    reason,
    ...Object.fromEntries(
      refusalVerdicts.flatMap((one) => [
        [`reasonCode-${one}`, reasonCode],
        [`answer-${one}`, answer],
      ]),
    ),
  };
}
