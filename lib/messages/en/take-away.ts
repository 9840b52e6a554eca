import type { takeAway as source } from "../fr/take-away";

export const takeAway = {
  title: "Follow and take away",
  follow: "Follow",
  download: "Download",
  events: "Calendar (.ics)",
  deadlines: "Deadlines (.ics)",
} satisfies typeof source;
