/** What the directory knows of what was read: its themes and organisations by their exact names, the commune by its name. */
import { db } from "#lib/db";
import { readKnown } from "#lib/imports/known";
import { fold } from "#lib/text";
import type { Facts, Found } from "./facts";

const MAX_THEMES = 8;

export async function tieToDirectory(found: Found): Promise<Found> {
  const { keywords, credits, locality } = found;
  const { theme, organisation } = await readKnown([]);
  const themes = [...new Set((keywords?.value ?? []).flatMap((word) => theme(word) ?? []))].slice(
    0,
    MAX_THEMES,
  );
  const territory = locality && (await communeOf(locality.value));
  return {
    ...found,
    ...(keywords && themes.length > 0 ? { themes: { value: themes, origin: keywords.origin } } : {}),
    ...(locality && territory ? { territory: { value: territory, origin: locality.origin } } : {}),
    ...(credits
      ? {
          credits: {
            ...credits,
            value: credits.value.map((credit) => {
              const slug = organisation(credit.name);
              return slug ? { ...credit, organisation: slug } : credit;
            }),
          },
        }
      : {}),
  };
}

/** A name that several communes have is that of the one whose département the postcode names, if it names one. */
async function communeOf({ name, postcode }: NonNullable<Facts["locality"]>): Promise<string | null> {
  const known = await db.territory.findMany({
    where: { level: "commune", searchName: fold(name).replace(/ cedex.*$/, "") },
    select: { code: true },
    take: 50,
  });
  const around =
    known.length > 1
      ? known.filter(({ code }) => code.startsWith(`commune-${departementOf(postcode)}`))
      : known;
  return around.length === 1 ? (around[0]?.code ?? null) : null;
}

/** The codes of communes begin with their département; of postcodes too, but in Corsica and overseas. */
const departementOf = (postcode: string | null) =>
  !postcode
    ? "none"
    : /^9[78]/.test(postcode)
      ? postcode.slice(0, 3)
      : postcode.startsWith("20")
        ? "2"
        : postcode.slice(0, 2);
