/** The mails that Sillage sends: each says what happened, why, and the next step. */
export const mails = {
  hello: "Bonjour,",
  helloTo: (name: string) => `Bonjour ${name},`,
  signature: "L’équipe de Sillage, l’annuaire ouvert de l’innovation publique",
  linkFallback: "Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur :",
  signIn: {
    subject: "Votre lien de connexion à Sillage",
    intro:
      "Vous avez demandé à vous connecter à Sillage. Ouvrez ce lien, puis confirmez avec le bouton de la page :",
    action: "Me connecter à Sillage",
    limits: (minutes: number) =>
      `Le lien fonctionne une seule fois, pendant ${minutes} minutes. Il peut être ouvert sur un autre appareil.`,
    notYou: "Si vous n’avez rien demandé, ne faites rien : personne ne peut se connecter sans ce message.",
  },
  decision: {
    why: "Vous recevez ce message parce que vous avez proposé cette fiche ou cette modification.",
    reviewedBy: (name: string) => `Relecture : ${name}`,
    reason: "Motif",
    comment: "Ce qu’en dit la personne qui a relu",
    subjects: {
      accepted: (title: string) => `Acceptée : ${title}`,
      changes_requested: (title: string) => `À compléter : ${title}`,
      rejected: (title: string) => `Refusée : ${title}`,
    },
    what: {
      creation: {
        accepted: (title: string) =>
          `Votre fiche « ${title} » est acceptée : elle est publiée dans l’annuaire.`,
        changes_requested: (title: string) =>
          `Votre proposition de fiche « ${title} » a été relue. Elle n’est pas encore publiée : il reste des points à compléter.`,
        rejected: (title: string) =>
          `Votre proposition de fiche « ${title} » a été relue. Elle n’est pas retenue.`,
      },
      edit: {
        accepted: (title: string) =>
          `Votre modification de la fiche « ${title} » est acceptée : elle est visible dans l’annuaire.`,
        changes_requested: (title: string) =>
          `Votre modification de la fiche « ${title} » a été relue. Elle n’est pas encore visible : il reste des points à compléter.`,
        rejected: (title: string) =>
          `Votre modification de la fiche « ${title} » a été relue. Elle n’est pas retenue : la fiche ne change pas.`,
      },
    },
    next: {
      accepted: "Merci. La fiche reste ouverte à vos corrections et à celles des autres.",
      changes_requested:
        "Rien de ce que vous aviez écrit n’est perdu. Complétez votre proposition, puis renvoyez-la : elle garde sa place dans la file.",
      rejected:
        "Votre proposition reste dans vos contributions. Si vous pouvez répondre au motif, vous pouvez en faire une nouvelle.",
    },
    action: {
      accepted: "Voir la fiche",
      changes_requested: "Compléter ma proposition",
      rejected: "Voir ma proposition",
    },
  },
};
