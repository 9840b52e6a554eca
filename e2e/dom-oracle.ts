/**
 * Whether what people wrote stayed text, told from the tree of a page and not from its letters: every element, attribute
 * and address of our pages is known, and nothing else may be there.
 */
import { parseDocument } from "htmlparser2";
import { CANARY } from "./hostile-strings";

type Node = ReturnType<typeof parseDocument>["children"][number];
type Element = Extract<Node, { attribs: unknown }>;

/** What is found in a page that no page of ours holds; nothing when all is well. */
export function escapesIn(html: string): string[] {
  const found: string[] = [];
  for (const element of elementsOf(parseDocument(html).children, found)) {
    const { name, attribs } = element;
    if (!TAGS.has(name)) found.push(`<${name}>`);
    for (const [attribute, value] of Object.entries(attribs)) {
      if (!isKnown(name, attribute)) found.push(`<${name} ${attribute}>`);
      if (ADDRESSES.has(attribute) && !isAddress(name, attribute, value))
        found.push(`<${name} ${attribute}="${value.slice(0, 100)}">`);
    }
    if (name === "script") found.push(...wrongScript(element));
    // A page that waits asks for itself again, and for nothing else.
    if (
      name === "meta" &&
      /refresh/i.test(attribs["http-equiv"] ?? "") &&
      !/^\d+$/.test(attribs.content ?? "")
    )
      found.push("<meta refresh>");
    if (isProse(element)) found.push(...escapesInProse(element));
  }
  return [...new Set(found)];
}

function* elementsOf(nodes: readonly Node[], found: string[]): Generator<Element> {
  for (const node of nodes) {
    if (node.type === "cdata") found.push("<![CDATA[");
    if (node.type === "comment" && !/^(\$|\/\$|\$[?!~]|\/?&|F!?|[$/]?)[\w:.!?-]*$/.test(node.data.trim()))
      found.push(`<!--${node.data.slice(0, 60)}`);
    if (!("attribs" in node)) continue;
    yield node;
    yield* elementsOf(node.children, found);
  }
}

const TAGS: ReadonlySet<string> = new Set(
  (
    "html head title meta link script style body header nav main footer section article aside div span p a ul ol li dl dt dd " +
    "h1 h2 h3 h4 h5 h6 strong em b i u s del ins mark small sub sup code pre kbd abbr time address blockquote cite q br hr wbr img " +
    "table caption thead tbody tfoot tr th td figure figcaption details summary dialog template noscript " +
    "form fieldset legend label input textarea select optgroup option button output datalist progress meter search hgroup " +
    "svg g path circle rect line polyline polygon text tspan defs use symbol title desc ellipse clippath lineargradient pattern stop iframe"
  ).split(" "),
);

const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    "id class lang dir title role tabindex hidden name value type href rel target hreflang download src srcset sizes alt width height " +
    "loading decoding fetchpriority as async nonce crossorigin integrity media charset content property http-equiv itemprop " +
    "action method enctype accept-charset novalidate autocomplete autocapitalize spellcheck inputmode enterkeyhint for form list " +
    "placeholder required readonly disabled checked selected multiple maxlength minlength min max step pattern rows cols size accept " +
    "formaction formmethod formnovalidate open datetime cite colspan rowspan scope headers start reversed label popover popovertarget " +
    "viewbox fill stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray fill-rule clip-rule d cx cy r rx ry x y x1 y1 x2 y2 " +
    "points transform xmlns focusable text-anchor dominant-baseline preserveaspectratio opacity vector-effect sandbox referrerpolicy " +
    "allowfullscreen translate color blocking dx dy patternunits patterntransform precedence encoding formenctype popovertargetaction aria-hidden draggable closedby nomodule"
  ).split(" "),
);

const isKnown = (tag: string, attribute: string) =>
  !attribute.startsWith("on") &&
  attribute !== CANARY &&
  (ATTRIBUTES.has(attribute) ||
    /^(aria|data)-[a-z-]+$/.test(attribute) ||
    // What a form of React carries besides its fields is named by it, in values only.
    (tag === "div" && attribute === "hidden"));

const ADDRESSES: ReadonlySet<string> = new Set(["href", "src", "action", "formaction", "cite", "xlink:href"]);

function isAddress(tag: string, attribute: string, value: string): boolean {
  // Browsers take white space and control characters out of an address before they read its scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers take out
  const read = value.replace(/[\u0000-\u0020]/g, "").toLowerCase();
  if (/^(\/\/|\/\\|\\)/.test(read)) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(read)?.[1];
  if (tag === "script" || tag === "img" || tag === "iframe" || (tag === "link" && attribute === "href"))
    return scheme === undefined
      ? read.startsWith("/") || read.startsWith("?")
      : OWN_ASSETS.test(read) || (tag === "link" && /^https?:/.test(read));
  if (attribute === "action" || attribute === "formaction")
    return scheme === undefined || OWN_ASSETS.test(read);
  // The button that is dragged to the bar of bookmarks; its code is ours and whole.
  if (tag === "a" && scheme === "javascript") return BOOKMARKLET.test(value);
  return scheme === undefined || ["http", "https", "mailto", "tel", "webcal"].includes(scheme);
}

const OWN_ASSETS = /^http:\/\/localhost:\d+\//;
const BOOKMARKLET = /^javascript:[^<>"]*proposer(%2F|\/)adresse[^<>"]*$/;

/** Ours have an address, or hold data: of Next, pushed to its own scripts, or of schema.org. */
function wrongScript({ attribs, children }: Element): string[] {
  const code = children.map((child) => ("data" in child ? child.data : "")).join("");
  if (attribs.src !== undefined) return code.trim() === "" ? [] : ["<script src> with code"];
  if (attribs.type === "application/ld+json") return isJson(code) ? [] : ["JSON-LD that is none"];
  const pushed = PUSHES.map((push) => push.exec(code)?.[1]).find((json) => json !== undefined);
  if (pushed !== undefined && isJson(pushed)) return [];
  return NEXT_CODE.test(code) ? [] : [`<script>${code.slice(0, 100)}`];
}

const PUSHES = [
  // With what a form answered.
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\);self\.__next_f\.push\((.*)\)$/s,
  /^\(self\.__next_[a-z]+=self\.__next_[a-z]+\|\|\[\]\)\.push\((.*)\)$/s,
  /^self\.__next_[a-z]+\.push\((.*)\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((.*)\);$/s,
];
/** What React writes to put streamed parts in their place, and to replay what was pressed before it woke. */
const NEXT_CODE =
  /^(\$R[A-Z]=|\$R[A-Z]\(|requestAnimationFrame\(function\(\)\{\$RT=|addEventListener\("submit",|document\.querySelectorAll\('body link\[rel="icon"\])/;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const isProse = ({ attribs }: Element) => (attribs.class ?? "").split(" ").includes("prose");

const PROSE_TAGS: ReadonlySet<string> = new Set(
  "p a ul ol li strong em b i s del code pre blockquote br hr h2 h3 h4 h5 h6 table thead tbody tr th td span div section dl dt dd sup sub".split(
    " ",
  ),
);
const PROSE_ATTRIBUTES: ReadonlySet<string> = new Set(
  "href rel class id lang title start scope colspan rowspan target hreflang".split(" "),
);

/** Markdown makes little, and nothing that loads, frames or sends. */
function escapesInProse(prose: Element): string[] {
  return [...elementsOf(prose.children, [])].flatMap(({ name, attribs }) => [
    ...(PROSE_TAGS.has(name) ? [] : [`prose: <${name}>`]),
    ...Object.keys(attribs)
      .filter((attribute) => !PROSE_ATTRIBUTES.has(attribute) && !/^(aria|data)-[a-z-]+$/.test(attribute))
      .map((attribute) => `prose: <${name} ${attribute}>`),
  ]);
}
