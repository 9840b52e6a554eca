import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown";

describe("renderMarkdown", () => {
  it("writes headings below those of the page, lists, emphasis and links", () => {
    expect(
      renderMarkdown(
        "## Ce que l’on y trouve\n\n- une **grille** ;\n- un [guide](https://exemple.fr/guide).",
      ),
    ).toBe(
      '<h3>Ce que l’on y trouve</h3>\n<ul>\n<li>une <strong>grille</strong>\u00a0;</li>\n<li>un <a href="https://exemple.fr/guide" rel="nofollow ugc noopener">guide</a>.</li>\n</ul>\n',
    );
  });

  it("makes links of bare addresses, and tells search engines not to follow them", () => {
    expect(renderMarkdown("Voir https://exemple.fr")).toContain('rel="nofollow ugc noopener"');
  });

  it("shows raw HTML as text", () => {
    const html = renderMarkdown(
      '<script>alert(1)</script> <img src=x onerror=alert(1)> <b onclick="x">gras</b>',
    );
    expect(html).not.toMatch(/<(script|img|b)\b/);
    expect(html).toContain("&lt;script&gt;");
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\u0000script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://exemple.fr "\\" onmouseover=\\"alert(1)")',
    "![x](https://exemple.fr/pixel.gif)",
    "[x](//exemple.fr)",
  ])("lets no script, image, or disguised address through: %s", (text) => {
    const html = renderMarkdown(text);
    for (const [, href = ""] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(https?:\/\/|mailto:)/);
    expect(html.replace(/"[^"]*"/g, "")).not.toMatch(/<(script|img|iframe|svg)|\son\w+=/i);
  });

  it.each([
    ["nested lists", "- ".repeat(3000)],
    ["open emphasis", "a*".repeat(8000)],
    ["nested quotes", ">".repeat(20_000)],
    ["open brackets", "[".repeat(20_000)],
    ["open links", "[a](".repeat(5000)],
    ["backticks", "`a".repeat(10_000)],
    ["tables", `|${"a|".repeat(500)}\n|${"-|".repeat(500)}\n${`|${"b|".repeat(500)}\n`.repeat(17)}`],
    ["addresses", "http://a.fr ".repeat(1600)],
    ["entities", "&amp;".repeat(4000)],
  ])("answers within a second to what hangs other parsers: %s", (_, text) => {
    const start = performance.now();
    renderMarkdown(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("reads 20,000 characters at most", () => {
    expect(renderMarkdown("é".repeat(1_000_000)).length).toBeLessThan(20_100);
  });

  it("never writes a tag or an attribute that is not on the list, whatever the text", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          "<",
          ">",
          '"',
          "'",
          "[",
          "](",
          ")",
          "javascript:",
          "&#x6a;",
          "`",
          "\n\n",
          "# ",
          "- ",
          "on=",
          "<a href=",
        ),
        fc.string({ maxLength: 8, unit: "binary" }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const html = renderMarkdown(parts.join(""));
        for (const [, tag = "", attributes = ""] of html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)) {
          expect(tag).toMatch(
            /^(h[345]|p|br|hr|[uo]l|li|blockquote|pre|code|strong|em|s|a|table|thead|tbody|tr|t[hd])$/,
          );
          expect(attributes.replace(/\s(href|rel|title|start)="[^"]*"|\s\/$/g, "")).toBe("");
        }
      }),
      { numRuns: 300 },
    );
  });
});
