/** How things are written: too little, in capitals, with marks of another program, in another language. */
import { RECORD_LANG } from "#lib/entries/language";
import type { Content } from "#lib/revisions/changes";
import { fold } from "#lib/text";
import { type Advice, remark } from "./advice";
import { languageOf, languageOfTitle } from "./language";
import { findPersonalData } from "./personal-data";
import { proseOf, textOf } from "./values";

/** A summary says what it is and for whom: fewer characters do not. */
const THIN = 60;

export function checkTexts(content: Content): Advice[] {
  return [...checkTitle(content), ...checkSummary(content), ...proseOf(content).flatMap(checkProse)];
}

function checkTitle(content: Content): Advice[] {
  const title = textOf(content, "title");
  const declared = textOf(content, "language");
  const seems = languageOfTitle(title);
  const said: Advice[] = [];
  if (isInCapitals(title)) said.push(remark("title", "titleInCapitals"));
  if (/[^.][.]$/.test(title) && !/\b\p{L}(\.\p{L})*\.$|\betc\.$/u.test(title))
    said.push(remark("title", "titleEndsWithPoint"));
  // A title is printed in the language of what it names, or in French: only a third language is surprising.
  if (seems && declared && seems !== declared && seems !== RECORD_LANG)
    said.push(remark("language", "titleInOtherLanguage", { seems, declared }));
  return said;
}

function checkSummary(content: Content): Advice[] {
  const summary = textOf(content, "summary").trim();
  const said: Advice[] = [];
  if (summary !== "" && fold(summary) === fold(textOf(content, "title").trim()))
    said.push(remark("summary", "summaryIsTitle"));
  else if (summary !== "" && summary.length < THIN)
    said.push(remark("summary", "thinSummary", { length: summary.length }));
  for (const path of ["summary", "body"]) {
    const seems = languageOf(textOf(content, path));
    if (seems && seems !== RECORD_LANG) said.push(remark(path, "notWrittenInFrench", { seems }));
  }
  return said;
}

function checkProse({ path, text }: { path: string; text: string }): Advice[] {
  const said: Advice[] = [];
  for (const { kind, text: found } of findPersonalData(text)) said.push(remark(path, kind, { found }));
  if (/<\/?[a-z][a-z0-9]{0,10}(\s[^<>]{0,200})?>|&(nbsp|amp|quot|eacute|egrave|rsquo|#\d{2,5});/i.test(text))
    said.push(remark(path, "markup"));
  if (/[!?]{3,}/.test(text)) said.push(remark(path, "shouting"));
  // Markdown has links; other texts are read as they are.
  if (path !== "body" && /\bhttps?:\/\/\S/i.test(text)) said.push(remark(path, "addressInText"));
  return said;
}

const LONGER_THAN_ACRONYMS = 7;

/** Several words in capitals, and hardly any letter that is not: an acronym or two are no shout. */
export function isInCapitals(title: string): boolean {
  const letters = title.match(/\p{L}/gu) ?? [];
  const capitals = title.match(/\p{Lu}/gu) ?? [];
  const words = title.match(/\p{Lu}{4,}/gu) ?? [];
  const long = words.some((word) => word.length >= LONGER_THAN_ACRONYMS);
  return long && words.length >= 2 && capitals.length / letters.length > 0.8;
}
