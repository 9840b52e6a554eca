/** How a widget is to look, as its address says it beside its search. Pure. */
import { z } from "zod";
import type { Query } from "#lib/paths";

export const VIEWS = ["liste", "agenda", "carte"] as const;
export type View = (typeof VIEWS)[number];

/** Light or dark; "auto" is what the reader's own screen prefers. */
export const LOOKS = ["auto", "clair", "sombre"] as const;
export type Look = (typeof LOOKS)[number];

export interface WidgetOptions {
  vue: View;
  /** How many entries it shows, at most. */
  nombre: number;
  apparence: Look;
  /** "#rrggbb"; null for ours. */
  accent: string | null;
  fond: string | null;
  /** The slug of the only entry that it shows, instead of a search. */
  fiche: string | null;
}

export const DEFAULTS: WidgetOptions = {
  vue: "liste",
  nombre: 10,
  apparence: "auto",
  accent: null,
  fond: null,
  fiche: null,
};

export const MAX_ENTRIES = 50;

const colour = z
  .string()
  .regex(/^#?([0-9a-f]{3}|[0-9a-f]{6})$/i)
  .transform((text) => {
    const figures = text.replace("#", "").toLowerCase();
    return `#${figures.length === 3 ? figures.replace(/./g, "$&$&") : figures}`;
  });

const READERS = {
  vue: z.enum(VIEWS),
  nombre: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(MAX_ENTRIES)),
  apparence: z.enum(LOOKS),
  accent: colour,
  fond: colour,
  fiche: z.string().regex(/^[a-z0-9-]{1,120}$/),
} as const;

type Name = keyof typeof READERS;

/** Their names, which no search has. */
export const OPTION_NAMES: readonly Name[] = ["vue", "nombre", "apparence", "accent", "fond", "fiche"];

/** What cannot be understood is left as it is by default, and named in `wrong`. */
export function parseOptions(params: URLSearchParams): { options: WidgetOptions; wrong: Name[] } {
  const options: WidgetOptions = { ...DEFAULTS };
  const wrong: Name[] = [];
  for (const name of OPTION_NAMES) {
    const [given, ...more] = params.getAll(name).filter(Boolean);
    if (given === undefined) continue;
    const read = READERS[name].safeParse(given);
    if (read.success && more.length === 0) Object.assign(options, { [name]: read.data });
    else wrong.push(name);
  }
  return { options, wrong };
}

/** The parameters of an address, for `widgetPath` (lib/paths.ts): what goes without saying is not said. */
export function printOptions(options: WidgetOptions): Query {
  return Object.fromEntries(
    OPTION_NAMES.flatMap((name) => {
      const value = options[name];
      return value === null || value === DEFAULTS[name] ? [] : [[name, String(value).replace("#", "")]];
    }),
  );
}
