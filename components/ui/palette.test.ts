import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The palette as written in app/globals.css: name to [light, dark]. */
const palette = Object.fromEntries(
  [
    ...readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8").matchAll(
      /--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    ),
  ].map(([, name = "", light = "", dark = ""]) => [name, [light, dark] as const]),
);

const types = ["resource", "lab", "programme", "event"];
const tones = ["ok", "warn", "bad"];
const grounds = ["paper", "surface", "sunken"];
const words = ["ink", "muted", "accent", "accent-strong", "buoy", ...types, ...tones];

/** Text needs 4.5 to 1 (WCAG 2.2, 1.4.3), what bounds an input or shows the focus 3 to 1 (1.4.11). */
const pairs: [string, string, number][] = [
  ...words.flatMap((word) => grounds.map((ground): [string, string, number] => [word, ground, 4.5])),
  ...[...types, ...tones].map((tone): [string, string, number] => [tone, `${tone}-soft`, 4.5]),
  ...[...types, ...tones, "accent"].map((tone): [string, string, number] => ["ink", `${tone}-soft`, 4.5]),
  ["accent", "accent-soft", 4.5],
  ["accent-strong", "accent-soft", 4.5],
  ["muted", "accent-soft", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-strong", 4.5],
  ...grounds.map((ground): [string, string, number] => ["line-strong", ground, 3]),
];

describe.each(["light", "dark"])("in the %s theme", (theme) => {
  it.each(pairs)("%s reads on %s (at least %d to 1)", (word, ground, least) => {
    expect(contrast(colour(word, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
  });
});

function colour(name: string, theme: string): string {
  const found = palette[name]?.[theme === "light" ? 0 : 1];
  if (!found) throw new Error(`no colour ${name}`);
  return found;
}

/** WCAG contrast ratio of two #rrggbb colours. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
