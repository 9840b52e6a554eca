/** A term between its form and its fields. Pure. */
import { slug } from "#lib/entries/fields";
import { DomainError } from "#lib/errors";
import { type FormValues, firstValue } from "#lib/form-state";
import { tidyLine, tidyText } from "#lib/text";
import type { OrganisationSaid, TermDetail, ThemeDetail } from "./view";

/** What was typed, valid or not. */
export const typedTheme = (values: FormValues) => ({
  labelFr: firstValue(values, "labelFr"),
  labelEn: firstValue(values, "labelEn"),
  ...(firstValue(values, "slug") === "" && { group: firstValue(values, "group") }),
});

export const typedOrganisation = (values: FormValues) => ({
  name: firstValue(values, "name"),
  acronym: tidyLine(firstValue(values, "acronym")) || null,
  fullName: tidyLine(firstValue(values, "fullName")) || null,
  aliases: linesOf(firstValue(values, "aliases")),
  kind: firstValue(values, "kind"),
  country: firstValue(values, "country") || null,
  // The value of a search is the slug, a space and the name.
  parent: firstValue(values, "parent").trim().split(" ")[0] || null,
});

/** One name a line. */
export const linesOf = (text: string): string[] => tidyText(text).split("\n").map(tidyLine).filter(Boolean);

/** "ditp DITP": what was chosen in a search is a slug, then a name. */
export const pickedSlug = (value: string): string | null =>
  slug.safeParse(value.trim().split(" ")[0]).data ?? null;

/** The succession that a form says of an organisation, which is before or after the other. @throws DomainError invalid */
export function typedSuccession(values: FormValues, own: string) {
  const other = pickedSlug(firstValue(values, "other"));
  if (!other) throw new DomainError("invalid", "invalidContent", {}, [{ path: "other", code: "required" }]);
  const year = firstValue(values, "year").trim();
  const follows = firstValue(values, "direction") !== "after";
  const pair = follows ? { predecessor: other, successor: own } : { predecessor: own, successor: other };
  return { ...pair, year: year === "" ? null : Number(year) };
}

/** The fields as the form shows them, as JSON: what is sent back tells what its person changed. */
export const seenOf = (term: TermDetail): string =>
  term.vocabulary === "theme" ? JSON.stringify(themeSeen(term)) : organisationSeen(term);

/** The same read again, like anything from outside. @throws DomainError invalid */
export function seenIn(values: FormValues): unknown {
  try {
    return JSON.parse(firstValue(values, "seen"));
  } catch {
    throw new DomainError("invalid", "refused");
  }
}

const themeSeen = ({ labelFr, labelEn }: ThemeDetail) => ({ labelFr, labelEn });

export const organisationSeen = ({
  labelFr,
  acronym,
  fullName,
  aliases,
  kind,
  country,
  parent,
}: OrganisationSaid): string =>
  JSON.stringify({
    name: labelFr,
    acronym,
    fullName,
    aliases,
    kind,
    country,
    parent: parent?.slug ?? null,
  });

export function termValues(term: TermDetail): FormValues {
  if (term.vocabulary === "theme") return { labelFr: [term.labelFr], labelEn: [term.labelEn] };
  return organisationValues(term);
}

export const organisationValues = (said: OrganisationSaid): FormValues => ({
  name: [said.labelFr],
  acronym: [said.acronym ?? ""],
  fullName: [said.fullName ?? ""],
  aliases: [said.aliases.join("\n")],
  kind: [said.kind],
  country: [said.country ?? ""],
  parent: [said.parent ? `${said.parent.slug} ${said.parent.labelFr}` : ""],
});
