import { forms as en } from "#lib/messages/en/forms";
import { forms as fr } from "#lib/messages/fr/forms";
import type { Lang } from "#lib/messages/lang";

/** The few sentences of the forms themselves, small enough for both languages to reach the browser. */
export const formWords = (lang: Lang) => (lang === "fr" ? fr : en);
