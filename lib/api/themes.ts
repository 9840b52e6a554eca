/** The themes that stand, through the API, in the order of the vocabulary. */
import type { z } from "zod";
import { themePath } from "#lib/paths";
import { listThemes as readThemes } from "#lib/themes/queries";
import type { Asked } from "./answer";
import type { themeList } from "./schemas";

export async function listThemes({
  origin,
}: Asked<object, unknown>): Promise<{ value: z.input<typeof themeList> }> {
  const themes = await readThemes();
  return {
    value: {
      items: themes.map(({ labelFr, labelEn, ...theme }) => ({
        ...theme,
        label: { fr: labelFr, en: labelEn },
        url: origin + themePath("fr", theme.slug),
      })),
    },
  };
}
