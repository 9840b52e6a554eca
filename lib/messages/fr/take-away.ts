/** What a list can be followed by and taken away as. */
export const takeAway = {
  title: "Suivre et emporter",
  follow: "Suivre",
  download: "Télécharger",
  events: "Agenda (.ics)",
  deadlines: "Échéances (.ics)",
};
