/**
 * Colours that a host chooses, made readable: whatever they are, text keeps a contrast of 4.5 with its ground
 * (WCAG 2.2, 1.4.3). Pure. A colour is "#rrggbb".
 */

export interface Palette {
  background: string;
  ink: string;
  muted: string;
  line: string;
  /** Of links. */
  accent: string;
}

/** WCAG 2.2, 1.4.3: the least contrast of a text of ordinary size. */
export const READABLE = 4.5;

const BLACK = "#000000";
const WHITE = "#ffffff";

/** Text, lines and links on a background. */
export function paletteOf(background: string, accent: string): Palette {
  const pole = contrast(background, BLACK) > contrast(background, WHITE) ? BLACK : WHITE;
  return {
    background,
    ink: readable(mixed(pole, background, 0.1), background, pole),
    muted: readable(mixed(pole, background, 0.3), background, pole),
    line: mixed(pole, background, 0.8),
    accent: readable(accent, background, pole),
  };
}

/** From 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The colour, or as near to it as can be read: a step after the other towards black or white. */
function readable(colour: string, background: string, pole: string): string {
  const steps = Array.from({ length: 21 }, (_, step) => mixed(colour, pole, step / 20));
  return steps.find((one) => contrast(one, background) >= READABLE) ?? pole;
}

/** `share` of the other colour in it. */
function mixed(one: string, other: string, share: number): string {
  const [from, to] = [channels(one), channels(other)];
  const channel = (index: number) =>
    Math.round((from[index] ?? 0) * (1 - share) + (to[index] ?? 0) * share)
      .toString(16)
      .padStart(2, "0");
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
