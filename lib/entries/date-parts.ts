/** A partial date as the three inputs of a form hold it. What is not a date goes through unchanged, to be corrected. */
export interface DateParts {
  year: string;
  month: string;
  day: string;
}

/** "2018-09" gives year 2018, month 09 and no day; any other text is split at its dashes all the same. */
export function datePartsOf(text: string): DateParts {
  const [year = "", month = "", ...day] = text.split("-");
  return { year, month, day: day.join("-") };
}

/**
 * The date that the three inputs hold, or null when all are empty. A whole date in the first one ("2018-09",
 * "2018-09-14", "14/09/2018") is read as such; what makes no date is kept as typed, and validation refuses it.
 */
export function dateOf({ year, month, day }: DateParts): string | null {
  const parts = [year.trim(), month.trim(), day.trim()];
  if (parts.every((part) => part === "")) return null;
  if (parts[1] === "" && parts[2] === "") return wholeDate(parts[0] ?? "");
  return [parts[0], padded(parts[1]), padded(parts[2])].join("-").replace(/-+$/, "");
}

function wholeDate(text: string): string {
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  const french = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/.exec(text);
  const found = iso ? iso.slice(1) : french ? [french[3], french[2], french[1]] : null;
  return found ? found.filter(Boolean).map(padded).join("-") : text;
}

const padded = (part = "") => (/^\d$/.test(part) ? `0${part}` : part);
