import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messages } from "#lib/messages/index";
import { widgetPath, widgetScriptPath } from "#lib/paths";
import { printSearch } from "#lib/search/query";
import { elementCode, frameCode } from "./code";
import { contrast, paletteOf, READABLE } from "./colours";
import { html } from "./html";
import { oembedOf, oembedXml, targetOf } from "./oembed";
import { DEFAULTS, OPTION_NAMES, parseOptions, printOptions } from "./options";
import { isAdjusted, styleOf } from "./style";

const ORIGIN = "https://sillage.example";
const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("the colours of a host", () => {
  it("leave every text readable, whatever they are", () => {
    fc.assert(
      fc.property(colour, colour, (background, accent) => {
        const palette = paletteOf(background, accent);
        for (const text of [palette.ink, palette.muted, palette.accent]) {
          expect(contrast(text, background)).toBeGreaterThanOrEqual(READABLE);
        }
      }),
    );
  });

  it("stay as they are when they can be read", () => {
    expect(paletteOf("#ffffff", "#0b5459").accent).toBe("#0b5459");
    expect(isAdjusted({ ...DEFAULTS, fond: "#ffffff", accent: "#0b5459" })).toBe(false);
    expect(isAdjusted({ ...DEFAULTS, fond: "#ffffff", accent: "#ffff00" })).toBe(true);
    // Readable by day, not by night.
    expect(isAdjusted({ ...DEFAULTS, accent: "#0b5459" })).toBe(true);
    expect(isAdjusted({ ...DEFAULTS, apparence: "clair", accent: "#0b5459" })).toBe(false);
    // The figures of the recommendation.
    expect(contrast("#000000", "#ffffff")).toBe(21);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });
});

describe("the settings of a widget", () => {
  it("are read from an address and printed back", () => {
    const given = new URLSearchParams(
      "vue=agenda&nombre=5&apparence=sombre&accent=%23ABC&fond=001122&fiche=tilab",
    );
    const { options, wrong } = parseOptions(given);
    expect(wrong).toEqual([]);
    expect(options).toEqual({
      vue: "agenda",
      nombre: 5,
      apparence: "sombre",
      accent: "#aabbcc",
      fond: "#001122",
      fiche: "tilab",
    });
    const printed = new URL(widgetPath("fr", printOptions(options)), ORIGIN).searchParams;
    expect(parseOptions(printed).options).toEqual(options);
    expect(printOptions(DEFAULTS)).toEqual({});
  });

  it("that cannot be understood stay as they are, and are named", () => {
    const hostile = [
      ["accent", "red;}*{background:url(//evil.example)}"],
      ["fond", "#12345"],
      ["nombre", "51"],
      ["nombre", "0"],
      ["vue", "script"],
      ["apparence", "auto&vue=carte"],
      ["fiche", "../../x"],
    ];
    for (const [name = "", value = ""] of hostile) {
      expect(parseOptions(new URLSearchParams({ [name]: value }))).toEqual({
        options: DEFAULTS,
        wrong: [name],
      });
    }
    expect(parseOptions(new URLSearchParams("vue=liste&vue=carte")).wrong).toEqual(["vue"]);
  });

  it("have names that no search has", () => {
    const searched = new Set(Object.keys(printSearch({ ...searchOf(""), cursor: null })));
    for (const name of OPTION_NAMES) expect(searched.has(name), name).toBe(false);
  });

  it("put nothing into the style but colours", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (accent, fond) => {
        const { options } = parseOptions(new URLSearchParams({ accent, fond }));
        expect(styleOf(options)).not.toMatch(/[<@](?!media)|url\(|import/);
      }),
    );
  });
});

describe("HTML by hand", () => {
  it("holds as text whatever is put into it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const { html: made } = html`<p title="${text}">${text}</p>`;
        expect(made.match(/[<>]/g)).toHaveLength(4);
        expect(made.match(/"/g)).toHaveLength(2);
      }),
    );
    expect(html`${[html`<b>a</b>`, html`<i>${"<"}</i>`]}${null}${3}`.html).toBe("<b>a</b><i>&lt;</i>3");
  });

  it("is what a host copies: no name that people wrote closes the tag", () => {
    const embedded = {
      src: `${ORIGIN}/fr/widget?q=a&type=lab`,
      title: '"><script>alert(1)</script>',
      height: 640,
    };
    for (const code of [frameCode(embedded), elementCode(embedded, `${ORIGIN}${widgetScriptPath}`, ORIGIN)]) {
      expect(code).not.toContain("<script>alert");
      expect(code).toContain("q=a&amp;type=lab");
    }
    expect(frameCode(embedded)).toContain('sandbox="allow-top-navigation-by-user-activation"');
  });
});

describe("oEmbed", () => {
  const widgetOf = (url: string) => {
    const target = targetOf(url, ORIGIN);
    return (
      target && widgetPath(target.lang, { ...printSearch(target.query), ...printOptions(target.options) })
    );
  };

  it("knows what each of our addresses shows", () => {
    expect(widgetOf(`${ORIGIN}/fr`)).toBe("/fr/widget");
    expect(widgetOf(`${ORIGIN}/en/recherche?q=design&utm_source=x`)).toBe("/en/widget?q=design");
    expect(widgetOf(`${ORIGIN}/fr/labs?territory=region-53`)).toBe("/fr/widget?type=lab&territory=region-53");
    expect(widgetOf(`${ORIGIN}/fr/agenda?month=2018-11&theme=design`)).toBe(
      "/fr/widget?theme=design&vue=agenda",
    );
    expect(widgetOf(`${ORIGIN}/fr/carte?type=lab`)).toBe("/fr/widget?type=lab&vue=carte");
    expect(widgetOf(`${ORIGIN}/fr/labs/tilab`)).toBe("/fr/widget?fiche=tilab");
    expect(widgetOf(`${ORIGIN}/en/themes/design`)).toBe("/en/widget?theme=design");
    expect(widgetOf(`${ORIGIN}/fr/organisations/ditp`)).toBe("/fr/widget?organisation=ditp");
    expect(widgetOf(`${ORIGIN}/fr/territoires/region-53`)).toBe("/fr/widget?territory=region-53");
    expect(widgetOf(`${ORIGIN}/fr/widget?q=a&vue=carte`)).toBe("/fr/widget?q=a&vue=carte");
  });

  it("has nothing for the address of another site, or of a page that is no list and no entry", () => {
    for (const url of [
      "https://evil.example/fr",
      `${ORIGIN}@evil.example/fr`,
      `${ORIGIN}/de`,
      `${ORIGIN}/fr/compte`,
      `${ORIGIN}/fr/moderation`,
      `${ORIGIN}/fr/labs/tilab/historique`,
      `${ORIGIN}/fr/labs/%00`,
      `${ORIGIN}/fr/themes/%zz`,
      `${ORIGIN}/fr/contributions/0198`,
      "javascript:alert(1)",
      "fr",
    ]) {
      expect(targetOf(url, ORIGIN), url).toBe(null);
    }
  });

  it("answers with a frame that fits, as JSON and as XML", () => {
    const target = targetOf(`${ORIGIN}/fr/recherche?q=a`, ORIGIN) ?? expect.fail();
    const answer = oembedOf(target, "Titre <b>", ORIGIN, { width: 300, height: 10_000 });
    expect(answer).toMatchObject({
      version: "1.0",
      type: "rich",
      width: 300,
      height: 640,
      title: "Titre <b>",
    });
    expect(answer.html).toContain('width="300" height="640"');
    expect(answer.html).toContain(`src="${ORIGIN}/fr/widget?q=a"`);
    const xml = oembedXml(answer);
    expect(xml).toContain("<title>Titre &lt;b&gt;</title>");
    expect(xml).toContain("<html>&lt;iframe ");
  });
});

describe("the element", () => {
  const script = readFileSync(`public${widgetScriptPath}`, "utf8");

  it("is under 10 KB, and uses nothing that a strict policy forbids", () => {
    expect(Buffer.byteLength(script)).toBeLessThan(10_000);
    expect(script).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|\bFunction\(/,
    );
    expect(script).not.toMatch(/cookie =|localStorage|sessionStorage|\.style\b|setAttribute\("style"/);
  });

  it("names the properties that the style takes from the host", () => {
    for (const [, name = ""] of script.matchAll(/(--sillage-[a-z]+)/g))
      expect(styleOf(DEFAULTS)).toContain(`var(${name},`);
    for (const lang of ["fr", "en"] as const) {
      for (const [, name = ""] of messages(lang).widgets.elementText.matchAll(/(--sillage-[a-z]+)/g)) {
        expect(styleOf(DEFAULTS)).toContain(`var(${name},`);
      }
    }
  });
});

function searchOf(url: string) {
  return targetOf(`${ORIGIN}/fr/recherche${url}`, ORIGIN)?.query ?? expect.fail();
}
