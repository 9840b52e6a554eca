import { formatNumber } from "../../dates";

/** What authors of proposals suggest of the vocabularies, and what moderators answer. */
export const termSuggestions = {
  kinds: {
    new_theme: "Un nouveau thème",
    new_organisation: "Un nouvel organisme",
    alias: "Un autre nom d’un organisme connu",
    succession: "Un organisme qui a pris la suite d’un autre",
  },
  /** In the form of a proposal. */
  form: {
    open: "Ce thème ou cet organisme n’existe pas ?",
    lead: "Dites ce qui manque : la personne qui relira votre proposition vous répondra. En attendant, remplissez la fiche avec ce qui existe.",
    kind: "Ce qui manque",
    name: "Nom",
    nameHint: "Le thème, l’organisme ou l’autre nom qui manque.",
    about: "Organisme concerné",
    aboutHint: "Pour un autre nom : celui qui le porte. Pour une succession : celui d’avant.",
    note: "Précision",
    noteHint: "Facultatif : une source, une date, une autre fiche qui en aurait besoin.",
    submit: "Ajouter cette suggestion",
    done: "Votre suggestion est notée, et votre brouillon enregistré.",
  },
  own: {
    title: "Vos suggestions de vocabulaire",
    withdraw: "Retirer",
    withdrawOf: (name: string) => `Retirer la suggestion « ${name} »`,
  },
  states: { open: "En attente de réponse", accepted: "Acceptée", refused: "Refusée", withdrawn: "Retirée" },
  about: {
    new_theme: "",
    new_organisation: "",
    alias: (about: string) => `pour « ${about} »`,
    succession: (about: string) => `à la suite de « ${about} »`,
  },
  desk: {
    title: (count: number) =>
      count === 0
        ? "Suggestions de vocabulaire"
        : count === 1
          ? "Une suggestion de vocabulaire à régler"
          : `${formatNumber(count, "fr")} suggestions de vocabulaire à régler`,
    from: (name: string, title: string) => `par ${name}, avec « ${title} »`,
    settle: "Régler",
    settleOf: (name: string) => `Régler la suggestion « ${name} »`,
    adopted: "la proposition en est corrigée plus bas",
    adoptedTitle: "D’après les suggestions acceptées",
  },
  settle: {
    title: (name: string) => `Suggestion : « ${name} »`,
    proposal: "La proposition",
    author: "Son auteur",
    what: "Suggère",
    about: "Organisme concerné",
    note: "Précision",
    at: "Le",
    accept: "Accepter",
    acceptText: {
      new_theme:
        "Le thème est ajouté au vocabulaire, comme si vous l’ajoutiez vous-même. Vous pouvez corriger.",
      new_organisation: "L’organisme est ajouté, comme si vous l’ajoutiez vous-même. Vous pouvez corriger.",
      alias: "Le nom s’ajoute aux autres noms de l’organisme que vous choisissez.",
      succession: "Les deux organismes doivent exister : ajoutez d’abord celui qui manque.",
    },
    organisation: "Organisme qui porte ce nom",
    choice: "Organisme choisi",
    noneChosen: "Aucun",
    alias: "Autre nom",
    predecessor: "Celui d’avant",
    successor: "Celui qui a pris la suite",
    year: "Année",
    yearHint: "Si elle est connue.",
    adopt: {
      new_theme: "Corriger la proposition avec ce thème",
      new_organisation: "Relier à cet organisme les noms de la proposition qui sont les siens",
      alias: "Relier à cet organisme les noms de la proposition qui sont celui-ci",
      succession: "",
    },
    adoptHint: "La correction vous attendra dans la décision : rien n’est publié avant.",
    refuse: "Refuser",
    answer: "Votre réponse",
    answerHint: "Elle est écrite à l’auteur, dans les échanges de sa proposition.",
    done: "Cette suggestion est réglée.",
    back: "Revenir à la proposition",
  },
  /** Written to the author in the thread of the proposal. */
  told: {
    accepted: (name: string, label: string) =>
      name === label
        ? `Votre suggestion « ${name} » est acceptée : le vocabulaire en tient compte. Merci.`
        : `Votre suggestion « ${name} » est acceptée : le vocabulaire en tient compte, sous « ${label} ». Merci.`,
    refused: (name: string, answer: string) => `Votre suggestion « ${name} » n’est pas retenue. ${answer}`,
  },
};
