/** The whole catalogue as PDFs, read back by a reader that is not ours. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { EntryRecord } from "#lib/entries/records";
import { entryPath } from "#lib/paths";
import { entryDocument, listDocument, MOST } from "#lib/pdf/documents";
import { layOut } from "#lib/pdf/layout";
import { understand } from "#lib/search/meaning";
import { EMPTY_SEARCH } from "#lib/search/query";
import { walk } from "#lib/search/walk";
import { gathered } from "#lib/testing/records";
import { seed } from "./seed";

const printing = {
  lang: "fr",
  origin: "https://sillage.exemple.fr",
  now: new Date("2026-11-22T12:00:00Z"),
} as const;
const FONTS = join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf");

let all: EntryRecord[];

beforeAll(async () => {
  await seed(process.env.DATABASE_URL ?? "", () => undefined);
  all = (await gathered(walk(await understand(EMPTY_SEARCH), printing.now))).flat();
}, 120_000);

interface Node {
  role: string;
  children: (Node | { type: string })[];
}
const node: z.ZodType<Node> = z.object({
  role: z.string(),
  get children() {
    return z.array(z.union([node, z.object({ type: z.string() })]));
  },
});
const rolesIn = ({ role, children }: Node): string[] => [
  role,
  ...children.flatMap((child) => ("role" in child ? rolesIn(child) : [])),
];

/** White space aside: where lines break is the reader's to guess. */
const packed = (text: string) => text.normalize("NFC").replace(/\s+/g, "");

async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = "";
  const [roles, links]: [string[], Set<string>] = [[], new Set()];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    // What runs along every page is no content.
    let artifact = 0;
    for (const item of items) {
      if ("str" in item) text += artifact > 0 ? "" : item.str;
      else if (item.type === "endMarkedContent") artifact = Math.max(0, artifact - 1);
      else artifact = ("tag" in item && item.tag === "Artifact") || artifact > 0 ? artifact + 1 : 0;
    }
    const tree = await page.getStructTree();
    if (tree) roles.push(...rolesIn(node.parse(tree)));
    for (const link of await page.getAnnotations()) links.add(z.object({ url: z.string() }).parse(link).url);
  }
  return { pdf, text: packed(text), roles, links };
}

test("the longest entries say all that they have to say, with their addresses", async () => {
  const length = (record: EntryRecord) => JSON.stringify(record.content).length;
  const longest = all.toSorted((one, other) => length(other) - length(one)).slice(0, 12);
  for (const record of longest) {
    const { bytes } = await layOut(entryDocument(record, printing), FONTS);
    const { pdf, text, roles, links } = await read(bytes);
    expect((await pdf.getMetadata()).info, record.slug).toMatchObject({
      Title: record.title,
      Language: "fr",
    });
    const words = [
      record.title,
      record.summary,
      ...record.themes.map(({ labelFr }) => labelFr),
      ...record.credits.map(({ name }) => name),
      ...record.links.map(({ label }) => label),
      ...record.relations.map(({ entry }) => entry.title),
      ...record.sources.map(({ document }) => document),
    ];
    for (const word of words) expect(text, record.slug).toContain(packed(word));
    const addresses = [
      printing.origin + entryPath("fr", record.type, record.slug),
      ...record.links.map(({ url }) => new URL(url).href),
      ...record.relations.map(({ entry }) => printing.origin + entryPath("fr", entry.type, entry.slug)),
    ];
    for (const address of addresses) expect([...links], record.slug).toContain(address);
    expect(roles).toEqual(expect.arrayContaining(["H1", "H2", "P", "Table", "Figure", "Link"]));
  }
}, 60_000);

test("a list names all its entries in its order, each a heading and a bookmark that leads to its page", async () => {
  const entries = all.slice(0, MOST);
  const total = { count: all.length, more: false };
  const url = `${printing.origin}/fr/recherche`;
  const { bytes } = await layOut(listDocument({ entries, filters: [], total, url }, printing), FONTS);
  const { pdf, text, roles, links } = await read(bytes);
  const [top] = await pdf.getOutline();
  expect(top?.items.map(({ title }) => packed(title))).toEqual(
    entries.map(({ title }) => packed(title).slice(0, 200)),
  );
  for (const { title, summary, type, slug } of entries) {
    expect(text).toContain(packed(title));
    expect(text).toContain(packed(summary));
    expect([...links]).toContain(printing.origin + entryPath("fr", type, slug));
  }
  // A heading that goes on over a page would be there twice: none does.
  expect(roles.filter((role) => role === "H2")).toHaveLength(entries.length);
}, 60_000);
