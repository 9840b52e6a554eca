/** Sizes in words. Pure. */
import type { Lang } from "#lib/messages/lang";

/** "820 o", "12 ko", "3,4 Mo": of a thousand each. */
export function formatBytes(bytes: number, lang: Lang): string {
  const power = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return new Intl.NumberFormat(lang, {
    style: "unit",
    unit: UNITS[power] ?? "byte",
    unitDisplay: "short",
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** power);
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];
