/** The source that a page's address names, to be tried. Pure. */
import { z } from "zod";
import { language, url } from "#lib/entries/fields";
import { sourceKinds } from "./source-kinds";

const schema = z.object({ kind: z.enum(sourceKinds), url: url.clone(), language: language.clone() });

export type Tried = z.infer<typeof schema>;

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `typed`: as it was; `tried`: null when it names none that could be read. */
export function parseTried(search: Search): { typed: Record<keyof Tried, string>; tried: Tried | null } {
  const text = (name: string, otherwise: string) => {
    const value = search[name];
    return typeof value === "string" ? value.slice(0, 2000) : otherwise;
  };
  const typed = { kind: text("kind", "feed"), url: text("url", ""), language: text("language", "fr") };
  return { typed, tried: schema.safeParse(typed).data ?? null };
}
