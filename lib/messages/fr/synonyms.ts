import { formatNumber } from "../../dates";

const n = (count: number) => formatNumber(count, "fr");
const sets = (count: number) => `${n(count)} ${count < 2 ? "jeu de synonymes" : "jeux de synonymes"}`;

/** The synonyms of the search, as administrators keep them. */
export const synonyms = {
  title: "Synonymes",
  hint: "Les expressions que la recherche tient pour équivalentes : en ajouter, les modifier, les retirer.",
  lead: "Qui cherche une expression d’un jeu trouve aussi les fiches qui emploient les autres, un peu plus bas. Ce que vous changez vaut pour les recherches suivantes.",
  add: "Ajouter un jeu",
  search: "Chercher une expression",
  submit: "Chercher",
  clear: "Effacer la recherche",
  caption: sets,
  words: "Expressions",
  changed: "Modifié le",
  empty: "Aucun jeu ne correspond",
  emptyText: "Essayez un seul mot de l’expression, ou ajoutez un jeu.",
  form: {
    words: "Expressions de même sens",
    wordsHint:
      "Une par ligne, de 2 à 10. Les capitales, les accents, les traits d’union, les apostrophes et le pluriel ne comptent pas : inutile de les écrire de deux façons.",
    addTitle: "Ajouter un jeu de synonymes",
    addLead:
      "N’y mettez que ce qu’un ou une documentaliste classerait ensemble : un jeu trop large fait trouver trop de fiches.",
    addSubmit: "Ajouter",
    changeSubmit: "Enregistrer",
    shared: "Déjà dans d’autres jeux",
    sharedHint:
      "Complétez plutôt le jeu qui existe, si c’est le même sens. Une expression qui a deux sens peut être dans deux jeux.",
    anyway: "Ce n’est pas le même sens : enregistrer quand même",
    remove: "Retirer ce jeu",
    removeTitle: "Retirer",
    removeText: "La recherche ne tiendra plus ces expressions pour équivalentes. Vous pourrez annuler.",
  },
  acts: {
    title: "Derniers actes",
    none: "Aucun acte",
    noneText: "Les jeux livrés avec Sillage n’ont pas encore été modifiés ici.",
    by: (name: string, at: string) => `${name}, le ${at}`,
    done: "C’est fait",
    names: {
      add: "Ajout",
      change: "Modification",
      remove: "Retrait",
      undo: "Annulation",
    },
    undo: "Annuler",
    all: "Tous les actes sur ce jeu",
  },
};
