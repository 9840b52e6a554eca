import type { Messages } from "../fr";

/** How what was typed was understood. */
export const understood: Messages["understood"] = {
  corrected: (text) => `Results for “${text}”`,
  asTyped: (text) => `Search “${text}” as typed`,
  inPart: "No entry has all these words: here are those that have some of them.",
  inPartToo: "Few entries have all these words: those that have some of them follow.",
  through: {
    itself: (body, name) => `Found through ${body}, or ${name}`,
    later: (body, name) => `Found through ${body}, now ${name}`,
    earlier: (body, name) => `Found through ${body}, formerly ${name}`,
  },
};
