/** The name of a theme in the reader's language. Pure. */
import type { Lang } from "#lib/messages/lang";

export const themeLabel = ({ labelFr, labelEn }: { labelFr: string; labelEn: string }, lang: Lang): string =>
  lang === "fr" ? labelFr : labelEn;
