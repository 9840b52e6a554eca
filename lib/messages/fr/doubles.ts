/** Possible doubles, shown to the author before sending and to moderators beside the proposal. */
export const doubles = {
  found: (count: number): string =>
    count === 1
      ? "Une fiche de l’annuaire est proche de la vôtre. Votre brouillon est gardé : comparez avant d’envoyer."
      : `${count} fiches de l’annuaire sont proches de la vôtre. Votre brouillon est gardé : comparez avant d’envoyer.`,
  title: "Cette fiche existe peut-être déjà",
  see: "Voir la fiche (nouvel onglet)",
  editInstead: "Proposer plutôt une modification",
  note: "Ce n’est pas la même chose ? Dites pourquoi",
  noteHint:
    "Une phrase suffit, la personne qui relit la verra : « c’est l’édition 2019, l’autre est celle de 2018 ».",
  send: "Envoyer en relecture avec cette précision",
  why: { title: "nom proche", address: "même adresse", "date-place": "même jour, même lieu" },
};
