import type { takeAway as source } from "../fr/take-away";

export const takeAway = {
  title: "Follow and export",
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
  events: "Upcoming calendar (.ics)",
  deadlines: "Upcoming deadlines (.ics)",
} satisfies typeof source;
