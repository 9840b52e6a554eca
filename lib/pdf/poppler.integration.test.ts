/**
 * The same documents read by Poppler, which shares nothing with PDF.js (layout.test.ts): its dump of the structure, its texts,
 * what it says of the file. Where it cannot be had, these are skipped, and say so.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findProgram } from "#lib/testing/programs";
import { type PrintedDocument, plain } from "./blocks";
import { blocksOfMarkdown } from "./from-html";
import { layOut } from "./layout";

const pdfinfo = await findProgram("pdfinfo");

const FONTS = join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf");
const folder = mkdtempSync(join(tmpdir(), "sillage-pdf-"));
const file = join(folder, "essai.pdf");
const poppler = (program: "pdfinfo" | "pdftotext", ...args: string[]) =>
  execFileSync(join(dirname(pdfinfo?.path ?? ""), program), args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: pdfinfo?.env,
  });

const body = [
  "## Une partie",
  "Du **gras** et un [lien](https://exemple.fr/a).",
  "- un\n- deux",
  "> cité",
  "| N | V |\n|---|---|\n| a | b |",
  "## L’autre partie",
  "x ".repeat(4000),
].join("\n\n");

const document: PrintedDocument = {
  title: "L’essai & le « reste »",
  subject: "Un document d’essai",
  lang: "fr",
  author: "Sillage",
  date: "2026-11-22T12:00:00.000Z",
  running: { top: "EN-TÊTE", bottom: "PIED", number: "Page {page} sur {pages}" },
  blocks: [{ kind: "heading", level: 1, text: plain("Un titre") }, ...blocksOfMarkdown(body, 2)],
};

describe.skipIf(!pdfinfo)("a document as Poppler reads it", () => {
  let pages = 0;
  beforeAll(async () => {
    const made = await layOut(document, FONTS);
    pages = made.pages;
    writeFileSync(file, made.bytes);
  });

  test("is tagged, titled, and of as many pages as it was made of", () => {
    const info = poppler("pdfinfo", file);
    expect(info).toMatch(/^Title: +L’essai & le « reste »$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(new RegExp(`^Pages: +${pages}$`, "m"));
    expect(pages).toBeGreaterThan(1);
    expect(poppler("pdfinfo", "-meta", file)).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  test("has a structure whose elements are what they say, in the order of reading", () => {
    const lines = poppler("pdfinfo", "-struct-text", file)
      .split("\n")
      .map((line) => line.trim());
    const elements = lines.flatMap((line) => /^(\w+):?(?: \(\w+\))?$/.exec(line)?.[1] ?? []);
    expect(elements).toEqual(
      expect.arrayContaining([
        "Document",
        "H1",
        "H2",
        "P",
        "L",
        "LI",
        "BlockQuote",
        "Table",
        "TR",
        "TH",
        "TD",
        "Link",
      ]),
    );
    const text = lines.join(" ");
    const places = ["Un titre", "Une partie", "gras", "lien", "deux", "cité", "L’autre partie"].map((words) =>
      text.indexOf(words),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    // What runs along the pages is no content.
    expect(text).not.toContain("EN-TÊTE");
    expect(text).not.toContain("Page 1 sur");
  });

  test("gives its text and the address of its links", () => {
    const text = poppler("pdftotext", file, "-");
    for (const words of ["Un titre", "Du gras et un lien", "cité", "Page 1 sur", "PIED"])
      expect(text).toContain(words);
    expect(poppler("pdfinfo", "-url", file)).toContain("https://exemple.fr/a");
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
