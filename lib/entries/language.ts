import type { Lang } from "#lib/messages/index";

/** The language in which the directory is written: summaries, presentations, notes. */
export const RECORD_LANG = "fr";

/** The `lang` of a text when it is not the page's (WCAG 3.1.2); nothing to say when it is. */
export const foreign = (language: string, lang: Lang): string | undefined =>
  language === lang ? undefined : language;
