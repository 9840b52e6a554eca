/** A directory that stays true: links that died, entries that are confirmed, those that nobody has looked at for long. */
export const freshness = {
  deadLink: {
    since: (day: string) => `Ce lien ne répond plus depuis le ${day}.`,
    siteSince: (host: string, day: string) => `Le lien vers ${host} ne répond plus depuis le ${day}.`,
    copy: "Voir la copie archivée",
    copyHint: "Internet Archive",
  },
  confirmed: (day: string) => `Confirmé le ${day}.`,
  old: {
    title: "Cette fiche a plus de deux ans",
    text: (day: string) =>
      `Elle n’a été ni modifiée ni confirmée depuis le ${day}. Ce qu’elle dit a pu changer.`,
  },
  page: {
    title: "Toujours exact ?",
    lead: (title: string) => `La fiche « ${title} » dit-elle encore vrai ?`,
    said: "Ce que dit la fiche",
    last: (day: string) => `Dernière modification ou confirmation : le ${day}.`,
    confirm: "Oui, c’est toujours exact",
    edit: "Non, je la corrige",
    whole: "Lire la fiche entière",
    effect: "La fiche dira qu’elle a été confirmée aujourd’hui. Rien d’autre ne change.",
    done: "Merci ! La fiche est confirmée.",
    doneText: "Elle le dit maintenant, avec la date d’aujourd’hui.",
    goneTitle: "Ce lien ne sert plus",
    gone: "Il est trop ancien, ou incomplet. La fiche reste ouverte à vos corrections.",
    see: "Voir la fiche",
    signIn: "Si c’est à vous que la question est posée, connectez-vous :",
    signInLink: "se connecter",
  },
  mail: {
    subject: (title: string) => `Toujours exact ? ${title}`,
    what: (title: string, day: string) =>
      `La fiche « ${title} », à laquelle vous avez contribué, n’a pas changé depuis le ${day}. Est-elle toujours exacte ?`,
    next: "Ouvrez la page, puis confirmez avec son bouton, ou corrigez. Une minute suffit, sans vous connecter.",
    silent: "Sans réponse, une personne de la modération la vérifiera.",
    action: "Confirmer ou corriger",
    why: "Vous recevez ce message parce que vous avez contribué à cette fiche, ou faites partie de l’équipe qui la tient.",
  },
};
