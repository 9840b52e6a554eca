/** The values that choices offer, with their words. */
import type { Option } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import { countryName, languageName, optionLabel } from "./field-words";
import { creditRoles, type Field, linkKinds } from "./fields";
import { relationKinds, relationLabel } from "./relations";
import { entryTypes } from "./types/index";

/** The values of a choice of a form ("kind", "status", "timezone"), in the order in which its type lists them. */
export const choiceOptions = ({ name, choice = name, options = [] }: Field, lang: Lang): Option[] =>
  options.map((value) => ({ value, label: optionLabel(choice, value, lang) }));

/** The roles that matter for the type first. */
export function roleOptions(type: EntryType, lang: Lang): Option[] {
  const roles = new Set([...entryTypes[type].roles, ...creditRoles]);
  return [...roles].map((value) => ({ value, label: optionLabel("role", value, lang) }));
}

export const linkKindOptions = (lang: Lang): Option[] =>
  linkKinds.map((value) => ({ value, label: optionLabel("link", value, lang) }));

export const relationOptions = (lang: Lang): Option[] =>
  Object.keys(relationKinds).map((value) => ({ value, label: relationLabel(value, lang) }));

/** The languages in which what the directory presents is likely to be; French and English first. */
export function languageOptions(lang: Lang): Option[] {
  const [fr, en, ...others] = LANGUAGES.map((value) => ({ value, label: languageName(value, lang) }));
  return [fr, en, ...sorted(others, lang)].flatMap((option) => option ?? []);
}

/** The countries (ISO 3166-1), France first, then what no single country holds. */
export function countryOptions(lang: Lang): Option[] {
  const option = (value: string) => ({ value, label: countryName(value, lang) });
  return [
    ...["FR", "EU", "INT"].map(option),
    ...sorted(COUNTRIES.filter((code) => code !== "FR").map(option), lang),
  ];
}

/**
 * Themes by group, in the order of the vocabulary. With what is chosen already, those that are no longer offered are
 * left out unless they are among it.
 */
export function themeGroups(
  themes: readonly { slug: string; labelFr: string; labelEn: string; group: string; deprecated?: boolean }[],
  lang: Lang,
  chosen?: readonly string[],
): { label: string; options: Option[] }[] {
  const { themeGroups: words, otherThemes } = messages(lang).contributing.form;
  const names: Readonly<Record<string, string>> = words;
  const offered = themes.filter(({ slug, deprecated }) => !chosen || !deprecated || chosen.includes(slug));
  return [...Map.groupBy(offered, ({ group }) => group)].map(([group, members]) => ({
    label: names[group] ?? otherThemes,
    options: members.map(({ slug, ...theme }) => ({
      value: slug,
      label: themeLabel(theme, lang),
    })),
  }));
}

const sorted = (options: Option[], lang: Lang) =>
  options.sort((a, b) => a.label.localeCompare(b.label, lang));

const LANGUAGES = (
  "fr en ar bg br ca co cs da de el es et eu fi ga gl he hi hr hu hy is it ja ko la lb lt lv mk mt nl no oc pl pt ro " +
  "ru sk sl sq sr sv sw tr uk vi zh"
).split(" ");

const COUNTRIES = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC " +
  "CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD " +
  "GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH " +
  "KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW " +
  "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC " +
  "SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY " +
  "UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split(" ");
