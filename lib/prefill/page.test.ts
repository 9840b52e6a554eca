import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyContent, entryTypes } from "#lib/entries/types/index";
import { ENTRY_TYPES } from "#lib/paths";
import type { Found } from "./facts";
import { readPage } from "./page";
import { readPdf } from "./pdf";
import { guessedType, proposedContent } from "./proposed-content";

const ADDRESS = "https://exemple.fr/page";
const page = (head: string, body = "") =>
  readPage(`<!doctype html><html lang="fr"><head>${head}</head><body>${body}</body></html>`, ADDRESS);
const jsonLd = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
const values = (found: Found) =>
  Object.fromEntries(Object.entries(found).map(([name, fact]) => [name, fact.value]));

describe("a page", () => {
  it("without any mark has a title, a language and its address", () => {
    expect(values(page("<title>Un essai &amp; un bilan</title>"))).toEqual({
      title: "Un essai & un bilan",
      language: "fr",
      url: ADDRESS,
    });
  });

  it("with nothing at all has its address", () => {
    expect(values(readPage("", ADDRESS))).toEqual({ url: ADDRESS });
  });

  it("of a journal says who wrote what, where and when", () => {
    const found = page(`<title>x</title>
      <meta name="citation_title" content="Les labs au travail">
      <meta name="citation_author" content="Martin, Camille"><meta name="citation_author" content="Durand, Alix">
      <meta name="citation_publication_date" content="2017/06/01"><meta name="citation_journal_title" content="RFAP">
      <meta name="citation_volume" content="161"><meta name="citation_issue" content="1">
      <meta name="citation_firstpage" content="5"><meta name="citation_lastpage" content="18">
      <meta name="citation_doi" content="10.3917/rfap.161.0005"><meta name="citation_language" content="fr">
      <meta name="citation_pdf_url" content="/article.pdf"><meta property="og:title" content="Autre titre">`);
    expect(values(found)).toMatchObject({
      type: "resource",
      kinds: ["article"],
      title: "Les labs au travail",
      publishedOn: "2017-06-01",
      container: "RFAP",
      issue: "vol. 161, n° 1",
      pageFrom: 5,
      pageTo: 18,
      identifiers: ["DOI 10.3917/rfap.161.0005"],
      credits: [
        { role: "author", name: "Camille Martin" },
        { role: "author", name: "Alix Durand" },
      ],
      links: [{ url: "https://exemple.fr/article.pdf", label: "PDF", kind: "document", language: null }],
    });
    expect(found.title?.origin).toBe("citation");
  });

  it("says by Open Graph and HTML what schema.org leaves out", () => {
    const found = page(`${jsonLd({ "@type": "Report", name: "Bilan" })}
      <meta property="og:title" content="Autre"><meta property="og:description" content="Ce qui a changé.">
      <meta property="og:site_name" content="Ministère">`);
    expect(guessedType(found)).toBe("resource");
    expect(found.title).toEqual({ value: "Bilan", origin: "schema.org" });
    expect(found.summary).toEqual({ value: "Ce qui a changé.", origin: "opengraph" });
    expect(found.credits).toEqual({ value: [{ role: "publisher", name: "Ministère" }], origin: "opengraph" });
  });

  it("of an event marked with microformats is an event", () => {
    const found = page(
      "<title>Agenda</title>",
      `<div class="h-event"><h2 class="p-name">Atelier <em>ouvert</em></h2><time class="dt-start" datetime="2026-12-03T09:00+01:00">3 décembre</time>
       <time class="dt-end" datetime="2026-12-03T12:00+01:00"></time><p class="p-location">Rennes</p><p class="p-summary">Une matinée.</p></div>
       <div class="h-event"><p class="p-name">Un autre</p></div>`,
    );
    expect(guessedType(found)).toBe("event");
    expect(values(found)).toMatchObject({
      title: "Atelier ouvert",
      startsOn: "2026-12-03",
      startTime: "09:00",
      endTime: "12:00",
      timezone: "Europe/Paris",
      address: "Rennes",
      summary: "Une matinée.",
    });
  });

  it("in the older hCalendar is an event too", () => {
    const found = page(
      "",
      `<div class="vevent"><span class="summary">Rencontre</span><abbr class="dtstart" title="2026-12-03">jeudi</abbr></div>`,
    );
    expect(values(found)).toMatchObject({ type: "event", title: "Rencontre", startsOn: "2026-12-03" });
  });

  it("in Dublin Core has a title, authors and a date", () => {
    expect(
      values(
        page(
          `<meta name="DC.title" content="Rapport"><meta name="DC.creator" content="Martin, Camille"><meta name="DCTERMS.issued" content="2016">`,
        ),
      ),
    ).toMatchObject({
      title: "Rapport",
      publishedOn: "2016",
      credits: [{ role: "author", name: "Camille Martin" }],
    });
  });

  it("whose every page names its organisation is about it on its home page only", () => {
    const html = jsonLd({ "@type": "GovernmentOrganization", name: "Lab de l’Ouest", foundingDate: "2016" });
    expect(guessedType(page(html))).toBe("resource");
    const home = readPage(html, "https://lab.exemple.fr/");
    expect(guessedType(home)).toBe("lab");
    expect(proposedContent("lab", home).content).toMatchObject({
      kind: "public-lab",
      title: "Lab de l’Ouest",
      startsOn: "2016",
    });
  });

  it("loses the name of its site at the end of its title, and the marks of campaigns in its address", () => {
    const found = page(`<title>Bilan — Ministère</title><meta property="og:site_name" content="Ministère">
      <link rel="canonical" href="/bilan?id=3&utm_source=x">`);
    expect(found.title?.value).toBe("Bilan");
    expect(found.url?.value).toBe("https://exemple.fr/bilan?id=3");
  });

  it("is not taken for the home page that it wrongly says to be, nor for a script", () => {
    expect(page('<link rel="canonical" href="https://exemple.fr/">').url?.value).toBe(ADDRESS);
    expect(page('<link rel="canonical" href="javascript:alert(1)">').url?.value).toBe(ADDRESS);
  });

  it("with JSON-LD of any shape is read without an error", () => {
    for (const json of [null, 3, "x", [], [[]], { "@type": 4 }, { "@graph": 3 }, { "@type": ["Event", 3] }]) {
      expect(() => page(jsonLd(json))).not.toThrow();
    }
    expect(() => page(`<script type="application/ld+json">{"@type": "Event",</script>`)).not.toThrow();
    const odd = page(
      jsonLd({
        "@type": "Event",
        name: { x: 1 },
        startDate: ["2026-12-03"],
        location: 4,
        organizer: [3, "Région"],
      }),
    );
    expect(values(odd)).toMatchObject({
      startsOn: "2026-12-03",
      credits: [{ role: "organiser", name: "Région" }],
    });
  });
});

describe("a page made to hang", () => {
  it.each([
    ["elements within elements", "<b>".repeat(160_000) + "</i>".repeat(130_000)],
    ["elements never closed", "<div>".repeat(200_000)],
    ["attributes", `<p ${"a=1 ".repeat(250_000)}>`],
    ["meta", '<meta name="x" content="y">'.repeat(37_000)],
    ["blocks", '<script type="application/ld+json">[[[[[</script>'.repeat(20_000)],
    ["a deep block", `<script type="application/ld+json">${"[".repeat(900_000)}</script>`],
    ["entities", "&amp;&lt;&#x41;".repeat(70_000)],
    ["an open comment", `<!--${"-".repeat(1_000_000)}`],
    ["titles", "<title>".repeat(140_000)],
    ["events", '<p class="h-event p-name dt-start">'.repeat(28_000)],
  ])("of %s is read in a moment", (_, html) => {
    const start = performance.now();
    readPage(html, ADDRESS);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe("what is found", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("2026-12-03", "fr", "Event", "1"),
  );
  const node = fc.dictionary(
    fc.constantFrom(
      "@type",
      "name",
      "description",
      "startDate",
      "endDate",
      "url",
      "isbn",
      "author",
      "location",
      "geo",
    ),
    fc.oneof(text, fc.jsonValue()),
  );

  it("is only what the schema of the type takes, whatever the page", () => {
    fc.assert(
      fc.property(node, text, text, (json, title, date) => {
        const found = page(
          `${jsonLd({ "@type": "Event", ...json })}<meta name="citation_title" content="${title}"><meta name="citation_date" content="${date}">`,
        );
        for (const type of ENTRY_TYPES) {
          const { content } = proposedContent(type, found);
          const whole = { ...emptyContent(type), ...content };
          const { error } = entryTypes[type].schema.safeParse(whole);
          const wrong = (error?.issues ?? []).filter(({ path }) => Object.hasOwn(content, String(path[0])));
          expect(wrong).toEqual([]);
        }
      }),
    );
  });

  it("goes to the field that each type has for it", () => {
    const found = page(
      jsonLd({ "@type": "Event", name: "A", startDate: "2026-12-03", datePublished: "2026-01-02" }),
    );
    expect(proposedContent("event", found).content.startsOn).toBe("2026-12-03");
    expect(proposedContent("resource", found).content.startsOn).toBe("2026-01-02");
    expect(proposedContent("lab", found).content.startsOn).toBeUndefined();
  });
});

describe("a PDF", () => {
  const info = (dictionary: string, more = "") =>
    values(
      readPdf(
        Buffer.from(`%PDF-1.5\n4 0 obj\n<<${dictionary}>>\nendobj\n${more}trailer<</Info 4 0 R>>`, "latin1"),
        ADDRESS,
      ),
    );

  it("has the title of its information dictionary, in any encoding", () => {
    expect(info("/Title (Guide \\(essai\\))").title).toBe("Guide (essai)");
    expect(info("/Title (\\351valuer)").title).toBe("évaluer");
    expect(info("/Title <FEFF00E900760061006C007500650072>").title).toBe("évaluer");
    expect(info("/Title (\xfe\xff\x00\xe9\x00t\x00\xe9)").title).toBe("été");
  });

  it("has the title of its XMP first", () => {
    const xmp = `<x:xmpmeta><rdf:RDF><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Bilan des essais</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Martin, Camille</rdf:li></rdf:Seq></dc:creator></rdf:RDF></x:xmpmeta>`;
    expect(info("/Title (Autre) /CreationDate (D:20180301)", xmp)).toMatchObject({
      title: "Bilan des essais",
      publishedOn: "2018-03-01",
      credits: [{ role: "author", name: "Camille Martin" }],
      type: "resource",
    });
  });

  it("whose title is the name of a file has none", () => {
    expect(info("/Title (Microsoft Word - rapport_v12.docx)").title).toBeUndefined();
    expect(info("/Title (rapport final.pdf)").title).toBeUndefined();
  });

  it("that is encrypted, cut or no PDF at all is read without an error", () => {
    expect(info("/Title (xx) /Encrypt").title).toBeUndefined();
    expect(info("/Title (never closed").title).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(values(readPdf(Buffer.from(bytes), ADDRESS)).url).toBe(ADDRESS);
      }),
    );
  });

  it("made to hang is read in a moment", () => {
    const start = performance.now();
    info("/Title (x)", "/Info 4 0 R ".repeat(300_000));
    info("/Title (x)", `<x:xmpmeta>${"<a>".repeat(30_000)}${"</b>".repeat(25_000)}</x:xmpmeta>`);
    info(`/Title ${"(".repeat(100_000)}`);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
