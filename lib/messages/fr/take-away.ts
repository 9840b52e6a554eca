/** What a list can be followed by and taken away as. */
export const takeAway = {
  title: "Suivre et emporter",
  follow: "Suivre",
  atom: "Atom",
  rss: "RSS",
  json: "JSON Feed",
  webhook: "Webhook",
  changes: "Changements (Atom)",
  oembed: "Intégrer cette page",
  feedTitle: (filters: readonly string[]) => ["Sillage", filters.join(", ")].filter(Boolean).join("\u00a0: "),
  feedText: "Les fiches de l’annuaire ouvert de l’innovation publique que cette recherche trouve.",
  download: "Télécharger",
  events: "Agenda à venir (.ics)",
  deadlines: "Échéances à venir (.ics)",
};
