/** The fields of a theme and of an organisation, as people type them. Pure. */
import { z } from "zod";
import { country, line } from "#lib/entries/fields";
import { DomainError, type Issue } from "#lib/errors";
import { organisationKinds } from "#lib/organisations/kinds";
import { fold } from "#lib/text";

export const THEME_GROUPS = ["bulletin-section", "sonar-family", "cross-cutting"] as const;

const labels = { labelFr: line(120), labelEn: line(120) };
const themeLabels = z.strictObject(labels);
const newTheme = z.strictObject({ ...labels, group: z.enum(THEME_GROUPS) });

const organisation = z.strictObject({
  name: line(200),
  acronym: line(40).nullable(),
  fullName: line(300).nullable(),
  aliases: z.array(line(200)).max(60),
  kind: z.string().refine((kind) => Object.hasOwn(organisationKinds, kind)),
  country: country.nullable(),
  /** The slug of the body that it is part of. */
  parent: z.string().max(120).nullable(),
});

export type ThemeLabels = z.infer<typeof themeLabels>;
export type NewTheme = z.infer<typeof newTheme>;
export type OrganisationInput = z.infer<typeof organisation>;

/** @throws DomainError invalid, with what is wrong beside each field */
export const parseThemeLabels = (typed: unknown): ThemeLabels => parse(themeLabels, typed);
export const parseNewTheme = (typed: unknown): NewTheme => parse(newTheme, typed);
export const parseOrganisation = (typed: unknown): OrganisationInput => {
  const input = parse(organisation, typed);
  return { ...input, aliases: otherNames(input.aliases, input) };
};

/** Names besides those that the organisation has already; the same in other capitals or accents is the same. */
export function otherNames(
  names: readonly string[],
  { name, acronym, fullName }: Pick<OrganisationInput, "name" | "acronym" | "fullName">,
): string[] {
  const known = new Set([name, acronym ?? "", fullName ?? ""].map(fold));
  return names.filter((other) => {
    const isNew = !known.has(fold(other));
    known.add(fold(other));
    return isNew;
  });
}

function parse<T>(schema: z.ZodType<T>, typed: unknown): T {
  const result = schema.safeParse(typed);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue): Issue => {
    const path = issue.path.join(".");
    if (issue.code === "too_big" && issue.origin === "string") {
      return { path, code: "tooLong", params: { max: Number(issue.maximum) } };
    }
    if (issue.code === "too_big") return { path, code: "tooMany", params: { max: Number(issue.maximum) } };
    if (issue.code === "too_small") return { path, code: "required" };
    if (issue.code === "custom" && typeof issue.params?.code === "string") {
      return { path, code: issue.params.code };
    }
    return { path, code: issue.code === "invalid_value" ? "notInList" : "invalid" };
  });
  throw new DomainError("invalid", "invalidContent", {}, issues);
}
