import type { takeAway as source } from "../fr/take-away";

export const takeAway = {
  title: "Follow and take away",
  follow: "Follow",
  atom: "Atom",
  rss: "RSS",
  json: "JSON Feed",
  webhook: "Webhook",
  changes: "Changes (Atom)",
  oembed: "Embed this page",
  feedTitle: (filters) => ["Sillage", filters.join(", ")].filter(Boolean).join(": "),
  feedText: "The entries of the open directory of public innovation that this search finds.",
  download: "Download",
  events: "Calendar (.ics)",
  deadlines: "Deadlines (.ics)",
} satisfies typeof source;
