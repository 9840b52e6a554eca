/** What every form says, whatever it asks. */
export const forms = {
  signIn: "Se connecter (nouvel onglet)",
  required: "obligatoire",
  example: (example: string) => `Exemple : ${example}`,
  /** The title above the list of what is wrong. */
  toCorrect: (count: number) => (count > 1 ? `${count} points à corriger` : "Un point à corriger"),
  /** A row of a repeated field, in the list of what is wrong: "Liens, ligne 2, Adresse". */
  row: (position: number) => `ligne ${position}`,
  error: "Erreur :",
  sending: "Envoi en cours…",
  /** Of forms that anyone may send. */
  guard: {
    trap: "Laissez ce champ vide",
    working:
      "Votre navigateur fait une courte vérification pendant que vous écrivez. Vous n’avez rien à faire.",
    done: "Vérification faite : vous pouvez envoyer.",
    waits:
      "Sillage reçoit en ce moment un nombre inhabituel d’envois. Attendez une minute avant d’envoyer ce formulaire.",
  },
  failed:
    "Le serveur n’a pas répondu. Rien de ce que vous avez saisi n’est perdu : vérifiez votre connexion, puis réessayez.",
  tooBig:
    "Ce formulaire dépasse ce que le serveur accepte (1 Mo au total). Rien n’est perdu : raccourcissez le texte le plus long, puis renvoyez-le.",
  year: "Année",
  month: "Mois",
  day: "Jour",
  noMonth: "Sans mois",
  choose: "Choisir…",
  addRow: "Ajouter une ligne",
  removeRow: "Retirer cette ligne",
  moveUp: "Monter",
  moveDown: "Descendre",
  search: "Chercher",
  noResult: (text: string) => `Aucun résultat pour « ${text} ».`,
  nothingTyped: "Saisissez quelques lettres avant de chercher.",
  results: (count: number) =>
    count === 0 ? "Aucun résultat" : count === 1 ? "1 résultat" : `${count} résultats`,
};
