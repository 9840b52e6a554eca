/** A term between its form and its fields. Pure. */
import { type FormValues, firstValue } from "#lib/form-state";
import { tidyLine, tidyText } from "#lib/text";
import type { OrganisationDetail, TermDetail, ThemeDetail } from "./view";

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
  aliases: tidyText(firstValue(values, "aliases")).split("\n").map(tidyLine).filter(Boolean),
  kind: firstValue(values, "kind"),
  country: firstValue(values, "country") || null,
  // The value of a search is the slug, a space and the name.
  parent: firstValue(values, "parent").trim().split(" ")[0] || null,
});

/** The fields as the form shows them: what is sent back tells what its person changed. */
export const seenOf = (term: TermDetail): string =>
  JSON.stringify(term.vocabulary === "theme" ? themeSeen(term) : organisationSeen(term));

const themeSeen = ({ labelFr, labelEn }: ThemeDetail) => ({ labelFr, labelEn });

const organisationSeen = ({
  labelFr,
  acronym,
  fullName,
  aliases,
  kind,
  country,
  parent,
}: OrganisationDetail) => ({
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
  return {
    name: [term.labelFr],
    acronym: [term.acronym ?? ""],
    fullName: [term.fullName ?? ""],
    aliases: [term.aliases.join("\n")],
    kind: [term.kind],
    country: [term.country ?? ""],
    parent: [term.parent ? `${term.parent.slug} ${term.parent.labelFr}` : ""],
  };
}
