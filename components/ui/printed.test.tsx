/** What is printed is what React would have made of it, whatever the texts. */
import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SiteFooter } from "#components/layout/site-footer";
import { htmlOf, Printed } from "./printed";

/** Elements, attributes and texts, however they are escaped and written. */
function treeOf(html: string): unknown {
  const read = (nodes: ReturnType<typeof parseDocument>["children"]): unknown[] =>
    nodes.flatMap((node): unknown[] => {
      if (node.type === "text") return [node.data];
      if (!("attribs" in node)) return [];
      const named = Object.entries(node.attribs).map(([name, value]) => [name.toLowerCase(), value]);
      return [[node.name, Object.fromEntries(named), read(node.children)]];
    });
  return read(parseDocument(html).children);
}

const expectSame = (node: ReactNode) =>
  expect(treeOf(htmlOf(node))).toEqual(treeOf(renderToStaticMarkup(node)));

const Name = ({ children }: { children: ReactNode }) => <b>{children}</b>;
const Later = async () => <p>plus tard</p>;

it("prints elements, attributes, texts and components as React does", () => {
  expectSame(
    <>
      <details open id="a">
        <summary className="one two">
          {3} sur {"4"} {null}
          {false}
        </summary>
        <label htmlFor="b">Où&nbsp;?</label>
        <input
          id="b"
          name="q"
          defaultValue="à & « b »"
          maxLength={80}
          autoComplete="off"
          required
          disabled={false}
        />
        <input type="checkbox" defaultChecked readOnly />
      </details>
      <a href="/fr?q=a&b=c" hrefLang="en" aria-current={true} aria-hidden={false} data-x="1">
        <Name>lien</Name>
        <br />
      </a>
      <time dateTime="2026-11-22">hier</time>
      <svg viewBox="0 0 24 24" width={18} aria-hidden="true">
        <path d="M0 0h24" />
      </svg>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: written here */}
      <div dangerouslySetInnerHTML={{ __html: "<p>déjà écrit</p>" }} />
      <Printed as="ul" className="list" aria-label="Liste">
        {["a", "b"].map((one) => (
          <li key={one}>{one}</li>
        ))}
      </Printed>
    </>,
  );
  expectSame(<SiteFooter lang="fr" />);
});

it("lets no text and no attribute open or close anything", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      // Parsers read these as others; React leaves them too.
      fc.pre(!/[\0\r]/.test(text));
      expectSame(
        <p title={text} lang="fr">
          {text}
          <i>{`<script>${text}</script>"'&amp;`}</i>
        </p>,
      );
    }),
  );
});

it("refuses what needs React, the browser, or a style of its own", () => {
  expect(() => htmlOf(<button type="button" onClick={() => undefined} />)).toThrow("onClick");
  expect(() => htmlOf(<p style={{ color: "red" }} />)).toThrow("style");
  expect(() => htmlOf(<path strokeWidth={2} />)).toThrow("strokeWidth");
  expect(() => htmlOf(<Later />)).toThrow("printed");
});

it("prints no address that runs a script", () => {
  for (const address of [
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:x",
  ])
    expect(htmlOf(<a href={address}>lien</a>)).toBe("<a>lien</a>");
});

it("escapes what attributes hold, angle brackets too", () => {
  expect(htmlOf(<input defaultValue={`<b a="1">&`} />)).toBe(
    '<input value="&lt;b a=&quot;1&quot;&gt;&amp;"/>',
  );
});
