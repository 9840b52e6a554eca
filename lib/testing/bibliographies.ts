/** Bibliographies as parsers that are not ours read them. */
import { createRequire } from "node:module";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { z } from "zod";

// The package has no types.
const bibtexParse: { entries: (text: string) => unknown } = createRequire(import.meta.url)("bibtex-parse");

const item = z.looseObject({ title: z.string(), type: z.string() });
const read = (text: string, forceType: string) => {
  const config = plugins.config.get("@bibtex").parse;
  config.sentenceCase = "never";
  return z.array(item).parse(plugins.input.chain(text, { ...READ_AS, forceType }));
};

const READ_AS = { target: "@csl/list+object", generateGraph: false, maxChainLength: 10, strict: true };

/** Items of CSL, by Citation.js. */
export const bibtexByCitationJs = (text: string) => read(text, "@biblatex/text");
export const risByCitationJs = (text: string) => read(text, "@ris/file");

/** Fields in capitals, by bibtex-parse, with the commands for signs as the signs. It knows no empty group. */
export const bibtexByBibtexParse = (text: string): Record<string, string>[] =>
  z
    .array(z.record(z.string(), z.coerce.string()))
    .parse(bibtexParse.entries(text.replaceAll("{}", "")))
    .map((entry) => Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, signs(value)])));

// It takes the braces away and leaves the commands.
const signs = (text: string) =>
  text.replace(
    /\\(textbackslash|textbraceleft|textbraceright|textasciicircum|textasciitilde|[&#$%_])/g,
    (_, command: string) => COMMANDS[command] ?? command,
  );

const COMMANDS: Readonly<Record<string, string>> = {
  textbackslash: "\\",
  textbraceleft: "{",
  textbraceright: "}",
  textasciicircum: "^",
  textasciitilde: "~",
};

/** A name of Citation.js in the order in which it is read. */
export function namesIn(value: unknown): string[] {
  const part = z.string().optional();
  const name = z.looseObject({ given: part, family: part, literal: part, "non-dropping-particle": part });
  return z
    .array(name)
    .default([])
    .parse(value)
    .map((one) =>
      [one.literal, one.given, one["non-dropping-particle"], one.family].filter(Boolean).join(" "),
    );
}
