/**
 * The style of a widget: of a page of its own (`:root`), or within another (`:host`, public/sillage-widget.js), whose
 * custom properties `--sillage-…` then come first. Pure.
 */
import { type Palette, paletteOf } from "./colours";
import type { WidgetOptions } from "./options";

/** Our own grounds and links (app/globals.css). */
const OURS = {
  clair: { background: "#ffffff", accent: "#0b5459" },
  sombre: { background: "#13262b", accent: "#7cc9c3" },
} as const;

/** How dark the shades of a map are, from the one that says "none" on. */
const SHADES = [10, 26, 38, 52, 66, 82];

export function styleOf(options: WidgetOptions): string {
  const { apparence } = options;
  const [light, dark = light] = palettesOf(options);
  const value = (name: keyof Palette) =>
    light[name] === dark[name] ? light[name] : `light-dark(${light[name]},${dark[name]})`;
  const names = ["background", "ink", "muted", "line", "accent"] as const;
  const own = names.map((name) => `--${name}:var(--sillage-${name},${value(name)})`).join(";");
  const scheme = apparence === "clair" ? "light" : "dark";
  return [
    `:root,:host{${own}}`,
    // Within another page, "auto" is what that page is.
    apparence === "auto" ? ":root{color-scheme:light dark}" : `:root,:host{color-scheme:${scheme}}`,
    BODY,
  ].join("\n");
}

/** Whether the colour that was asked for links could not be read as it is, in one look at least. */
export const isAdjusted = (options: WidgetOptions): boolean =>
  options.accent !== null && palettesOf(options).some(({ accent }) => accent !== options.accent);

/** Of the look asked for, or of both: the light one first. */
function palettesOf({ apparence, accent, fond }: WidgetOptions): readonly [Palette, ...Palette[]] {
  const of = (look: keyof typeof OURS) =>
    paletteOf(fond ?? OURS[look].background, accent ?? OURS[look].accent);
  if (fond || apparence === "clair") return [of("clair")];
  return apparence === "sombre" ? [of("sombre")] : [of("clair"), of("sombre")];
}

const BODY = `:host{display:block}
html,body{margin:0;background:var(--background)}
main,section{box-sizing:border-box;padding:1rem;background:var(--background);color:var(--ink);font:1rem/1.5 var(--sillage-font,system-ui,sans-serif);overflow-wrap:break-word}
h1,h2,h3{margin:0 0 .5rem;font-size:1.15rem;line-height:1.3;text-wrap:balance}
a{color:var(--accent);text-underline-offset:.18em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
p{margin:0}
ul{margin:0;padding:0;list-style:none}
.entries>li{padding:.6rem 0;border-top:1px solid var(--line)}
.entries>li>a{display:inline-block;padding:.1rem 0;font-weight:600}
.facts,.all,small{color:var(--muted);font-size:.875rem}
.all{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;justify-content:space-between;padding-top:.75rem;border-top:1px solid var(--line)}
.all a,.counts a{display:inline-block;padding:.15rem 0}
time{display:block;font-weight:600;font-size:.875rem}
svg{display:block;width:100%;height:auto;max-height:28rem}
svg path{stroke:var(--background);stroke-width:.8;vector-effect:non-scaling-stroke}
svg a:hover path{stroke:var(--ink);stroke-width:1.6}
.insets{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0}
.insets figure{margin:0;width:4.5rem}
.insets figcaption{color:var(--muted);font-size:.75rem;line-height:1.3}
${SHADES.map((share, step) => `.s${step}{fill:color-mix(in oklab,var(--accent) ${share}%,var(--background))}`).join("\n")}
.counts{columns:12rem;margin:.5rem 0}
@media (forced-colors:active){svg path{stroke:CanvasText}}`;
