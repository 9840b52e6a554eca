/**
 * French sets a space before ; : ? ! » % and €, and one after «, where no line may break (Imprimerie nationale, "Lexique des
 * règles typographiques"). People type a plain space there; readers are shown one that does not break. Nothing is added
 * where nothing was typed, and what is kept stays as it was written.
 */
export const unbroken = (text: string): string =>
  text.replace(/ (?=[;:?!»%€])/g, "\u00a0").replace(/« /g, "«\u00a0");
