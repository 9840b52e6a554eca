/**
 * What the screens say. A section is one file per language under `fr/` and `en/`; the French one is the source
 * and gives the type, the English one `satisfies` it. Interpolation and plurals are functions.
 * Server side only by habit: a component that runs in the browser receives its few sentences as props, so that
 * no dictionary is sent to it.
 */

import { en } from "./en";
import { fr, type Messages } from "./fr";
import type { Lang } from "./lang";

export { isLang, LANGS, type Lang, preferredLang } from "./lang";
export type { Messages };

export const messages = (lang: Lang): Messages => (lang === "fr" ? fr : en);
