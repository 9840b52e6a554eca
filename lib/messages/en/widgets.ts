import { formatNumber } from "../../dates";
import type { widgets as source } from "../fr/widgets";

export const widgets = {
  title: "Embed in your site",
  lead: "A search of Sillage within a page of yours: it keeps itself up to date, without script or tracker.",
  all: "See it all on Sillage",
  allOf: (count, more) =>
    `See the ${more ? "more than " : ""}${formatNumber(count, "en")} entries on Sillage`,
  agenda: "See the calendar on Sillage",
  map: "See the map on Sillage",
  entry: "Read the entry on Sillage",
  empty: "No entry for now.",
  nothingComes: "Nothing is announced for now.",
  gone: "This entry is no longer in the directory.",
  frameTitle: (title) => `Sillage: ${title}`,
  shown: "What is shown",
  shownAll: "The whole directory, what is new first.",
  change: "Choose another search",
  form: "Presentation",
  view: "View",
  views: { liste: "List", agenda: "Calendar (what comes)", carte: "Map by département" },
  count: "Entries at most",
  countHint: "From 1 to 50. For the map: how many départements are named under it.",
  look: "Look",
  looks: { auto: "The one that the reader’s screen prefers", clair: "Light", sombre: "Dark" },
  accent: "Colour of links",
  background: "Colour of the background",
  colourHint: "Six hexadecimal digits, like 0b5459. Empty: ours.",
  apply: "See the result",
  wrong: "These settings could not be read and stayed as they were:",
  adjusted: "The colour of links was brought nearer to black or white: as it is, it could not be read there.",
  preview: "Preview",
  code: "The code to copy",
  frame: "Frame, without any script",
  frameText:
    "To paste into your page. Nothing is left with your visitors: no cookie, no measurement, no script. The height is yours to choose.",
  frameCode: "Code of the frame",
  element: "Element as high as what it holds",
  elementText:
    "A small script puts the same content into your page, with your fonts and colours (properties --sillage-accent, --sillage-background, --sillage-ink, --sillage-muted, --sillage-line, --sillage-font). Without it, the link stays.",
  elementCode: "Code of the element",
  address: "Address",
  addressText:
    "If your site understands oEmbed (WordPress, Drupal, Discourse…), the address of the search is enough: paste it alone on a line.",
  allow: "What your site has to allow",
  allowText: "If your site has a content security policy (CSP), add to it:",
  allowFrame: (origin) => `for the frame: frame-src ${origin}`,
  allowElement: (origin) =>
    `for the element: script-src ${origin}/sillage-widget.js and connect-src ${origin}`,
} satisfies typeof source;
