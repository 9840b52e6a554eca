import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Block, type PrintedDocument, plain } from "./blocks";
import { blocksOfMarkdown } from "./from-html";
import { layOut } from "./layout";

/** Read back by PDF.js, which shares nothing with what wrote it. */
const FONTS = join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf");
const URL_OF = "https://annuaire.example/fr/labs/essai";

const documentOf = (blocks: readonly Block[], rest: Partial<PrintedDocument> = {}): PrintedDocument => ({
  title: "L’essai & le « reste » <b>",
  subject: "Un document d’essai",
  lang: "fr",
  author: "Sillage",
  date: "2026-11-22T12:00:00.000Z",
  running: { top: "EN-TÊTE", bottom: "PIED", number: "Page {page} sur {pages}" },
  blocks,
  ...rest,
});

interface Node {
  role: string;
  children: (Node | { type: string; id: string })[];
  lang?: string;
  alt?: string;
}
const node: z.ZodType<Node> = z.object({
  role: z.string(),
  lang: z.string().optional(),
  alt: z.string().optional(),
  get children() {
    return z.array(z.union([node, z.object({ type: z.string(), id: z.string() })]));
  },
});

async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const tree = await page.getStructTree();
    pages.push({
      tree: tree === null ? null : node.parse(tree),
      items,
      text: items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""),
      links: (await page.getAnnotations()).map((annotation) =>
        z.object({ url: z.string(), contentsObj: z.object({ str: z.string() }) }).parse(annotation),
      ),
    });
  }
  return { pdf, pages };
}

const print = async (blocks: readonly Block[], rest?: Partial<PrintedDocument>) =>
  await read((await layOut(documentOf(blocks, rest), FONTS)).bytes);

/** "Document(H1,P(Link))" of a structure. */
const shape = ({ role, children }: Node): string => {
  const inner = children.flatMap((child) => ("role" in child ? [shape(child)] : []));
  return inner.length > 0 ? `${role}(${inner.join(",")})` : role;
};

const all = (tree: Node | null, role: string): Node[] =>
  tree === null
    ? []
    : [
        ...(tree.role === role ? [tree] : []),
        ...tree.children.flatMap((child) => ("role" in child ? all(child, role) : [])),
      ];

/** The text of what a part of the structure holds, in its order. */
function textOf(tree: Node, items: Awaited<ReturnType<typeof read>>["pages"][number]["items"]): string {
  const ids = new Set<string>();
  const collect = ({ children }: Node) => {
    for (const child of children) {
      if ("role" in child) collect(child);
      else if (child.type === "content") ids.add(child.id);
    }
  };
  collect(tree);
  let open: string[] = [];
  let text = "";
  for (const item of items) {
    if ("str" in item) {
      if (open.some((id) => ids.has(id))) text += item.str;
    } else if (item.type === "endMarkedContent") open = open.slice(0, -1);
    else open = [...open, item.id ?? ""];
  }
  // Spaces at the ends are the reader's own guess.
  return text.trim();
}

describe("a document as an independent reader finds it", () => {
  test("it is tagged, in a language, named by its title, whatever signs that has", async () => {
    const { pdf } = await print([{ kind: "heading", level: 1, text: plain("Un titre") }]);
    expect(await pdf.getMarkInfo()).toEqual(
      new Map(Object.entries({ Marked: true, UserProperties: false, Suspects: false })),
    );
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: "L’essai & le « reste » <b>", Language: "fr", Author: "Sillage" });
    expect(metadata?.get("dc:title")).toBe("L’essai & le « reste » <b>");
    expect(String(metadata?.getRaw())).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(await pdf.getViewerPreferences()).toEqual(new Map([["DisplayDocTitle", true]]));
    expect(await pdf.getPageLabels()).toEqual(["1"]);
  });

  test("headings, paragraphs, lists, quotations, code and tables are what they are in its structure", async () => {
    const body = [
      "## Un",
      "Du **gras** et un [lien](https://exemple.fr/a?b=c).",
      "- a\n- b\n  1. c",
      "> cité",
      "```\nx = 1\n```",
      "| N | V |\n|---|---|\n| a | b |",
    ].join("\n\n");
    const { pages } = await print([
      { kind: "heading", level: 1, text: plain("Titre") },
      { kind: "facts", facts: [{ name: "Lieu", values: [plain("Lyon")] }] },
      ...blocksOfMarkdown(body, 2),
    ]);
    const [page] = pages;
    expect(page?.tree && shape(page.tree)).toBe(
      "Root(Document(H1,Table(TR(TH,TD(P))),H2,P(Link),L(LI(Lbl,LBody(P)),LI(Lbl,LBody(P,L(LI(Lbl,LBody(P)))))),BlockQuote(P),P(Code),Table(TR(TH,TH),TR(TD,TD))))",
    );
    const [heading] = all(page?.tree ?? null, "H2");
    expect(heading && textOf(heading, page?.items ?? [])).toBe("Un");
    const [link] = all(page?.tree ?? null, "Link");
    expect(link && textOf(link, page?.items ?? [])).toBe("lien");
    expect(link?.children.map((child) => ("role" in child ? child.role : child.type))).toEqual([
      "content",
      "annotation",
    ]);
    expect(page?.links).toEqual([
      {
        url: "https://exemple.fr/a?b=c",
        contentsObj: expect.objectContaining({ str: "https://exemple.fr/a?b=c" }),
      },
    ]);
  });

  test("no level of heading is jumped over, and bookmarks follow them", async () => {
    const { pdf, pages } = await print([
      { kind: "heading", level: 1, text: plain("Un") },
      { kind: "heading", level: 4, text: plain("Deux") },
      { kind: "heading", level: 3, text: plain("Trois") },
      { kind: "heading", level: 2, text: plain("Quatre") },
    ]);
    expect(pages[0]?.tree && shape(pages[0].tree)).toBe("Root(Document(H1,H2,H3,H2))");
    const [top] = await pdf.getOutline();
    expect(top).toMatchObject({
      title: "Un",
      items: [
        { title: "Deux", items: [{ title: "Trois" }] },
        { title: "Quatre", items: [] },
      ],
    });
  });

  test("what runs along all pages, their numbers included, is no content", async () => {
    const { pages } = await print([
      { kind: "heading", level: 1, text: plain("Long") },
      ...Array.from(
        { length: 120 },
        (): Block => ({ kind: "paragraph", text: plain("Phrase. ".repeat(30)) }),
      ),
    ]);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, { text, tree, items }] of pages.entries()) {
      expect(text).toContain(`Page ${index + 1} sur ${pages.length}`);
      const said = tree ? textOf(tree, items) : "";
      expect(said).toContain("Phrase.");
      expect(said).not.toMatch(/EN-TÊTE|PIED|Page \d/);
      // All that is drawn is either content or artifact (ISO 14289-1, § 7.1).
      const marks = items.filter((item) => !("str" in item) && item.type !== "endMarkedContent");
      for (const mark of marks)
        expect("id" in mark && mark.id ? "content" : "tag" in mark && mark.tag).toMatch(/content|Artifact/);
    }
  });

  test("a code of an address is a figure with words, and the address a link", async () => {
    const text = [[{ text: URL_OF, href: URL_OF }]];
    const { pages } = await print([{ kind: "code-of", url: URL_OF, alt: "Code QR", text }]);
    expect(all(pages[0]?.tree ?? null, "Figure").map(({ alt }) => alt)).toEqual(["Code QR"]);
    expect(pages[0]?.links.map(({ url }) => url)).toEqual([URL_OF]);
  });

  test("words in another language say which", async () => {
    const { pages } = await print([{ kind: "heading", level: 1, text: [{ text: "A toolkit", lang: "en" }] }]);
    expect(all(pages[0]?.tree ?? null, "Span").map(({ lang }) => lang)).toEqual(["en"]);
  });
});

describe("hostile text", () => {
  test("very long words stay on the page, whole", async () => {
    const word = "anticonstitutionnellement".repeat(40);
    const { pages } = await print([{ kind: "paragraph", text: plain(`avant ${word} après`) }]);
    const said = pages[0]?.tree ? textOf(pages[0].tree, pages[0].items) : "";
    expect(said.replaceAll(" ", "")).toContain(word);
    for (const item of pages[0]?.items ?? []) {
      if ("str" in item) expect(item.transform[4] + item.width).toBeLessThan(595);
    }
  });

  test("signs without a glyph are drawn as a square, and kept for those who listen and copy", async () => {
    const { bytes } = await layOut(
      documentOf([{ kind: "paragraph", text: plain("fête 🎉👩‍👩‍👧 日") }]),
      FONTS,
    );
    const { pages } = await read(bytes);
    expect(pages[0]?.text).toContain("fête □□ □");
  });

  test("what goes from right to left is said word by word in its order, wherever each is drawn", async () => {
    const { pages } = await print([{ kind: "paragraph", text: plain("שלום עולם and العربية لغة") }]);
    const words = pages[0]?.items.flatMap((item) =>
      "str" in item && item.str.trim()
        ? [{ word: item.str.normalize("NFKC").trim(), x: item.transform[4] }]
        : [],
    );
    const [first, second, third, fourth, fifth] = words ?? [];
    expect(words?.slice(0, 5).map(({ word }) => word)).toEqual(["שלום", "עולם", "and", "العربية", "لغة"]);
    // The paragraph begins on the right, and so does each word that is read from there.
    expect(first?.x).toBeGreaterThan(second?.x);
    expect(second?.x).toBeGreaterThan(third?.x);
    expect(third?.x).toBeGreaterThan(fourth?.x);
    expect(fourth?.x).toBeGreaterThan(fifth?.x);
  });

  test("control characters and marks of direction are neither drawn nor said", async () => {
    const { pages } = await print([{ kind: "paragraph", text: plain("a\u0000b\u202ec\u2066d\u0007\ud800") }]);
    const said = pages[0]?.tree ? textOf(pages[0].tree, pages[0].items) : "";
    expect(said.trim()).toBe("abcd\ufffd");
  });

  test("Markdown made to be deep or wide is laid out all the same", async () => {
    const deep = blocksOfMarkdown(`${"- ".repeat(300)}x\n\n${"> ".repeat(300)}y`, 2);
    const cells = Array.from({ length: 40 }, (_, index) => `colonne${index}`).join("|");
    const wide = blocksOfMarkdown(`|${cells}|\n|${"---|".repeat(40)}\n|${cells}|`, 2);
    const { pages } = await print([...deep, ...wide]);
    expect(pages.length).toBeGreaterThan(0);
  });

  test("a table's cell longer than a page goes on over the next ones", async () => {
    const long = "mot ".repeat(4000);
    const { pages } = await print([
      { kind: "table", head: [plain("A"), plain("B")], rows: [[plain(long), plain("b")]] },
      { kind: "facts", facts: [{ name: "Longue", values: [plain(long)] }] },
    ]);
    expect(pages.length).toBeGreaterThan(3);
    const said = pages.map(({ tree, items }) => (tree ? textOf(tree, items) : "")).join(" ");
    expect(said.match(/mot/g)?.length).toBe(8000);
  });
});

test("the same document is the same file", async () => {
  const blocks: Block[] = [{ kind: "heading", level: 1, text: plain("Un titre") }];
  const [one, other] = [await layOut(documentOf(blocks), FONTS), await layOut(documentOf(blocks), FONTS)];
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
});
