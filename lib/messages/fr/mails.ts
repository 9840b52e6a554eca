/** The mails that Sillage sends: each says what happened, why, and the next step. */
export const mails = {
  hello: "Bonjour,",
  helloTo: (name: string) => `Bonjour ${name},`,
  signature: "L’équipe de Sillage, l’annuaire ouvert de l’innovation publique",
  settings: "Choisir ce que vous recevez par courriel",
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
    /** What was published is not all that was proposed. Each takes names of fields. */
    changed: "La personne qui a relu a changé une partie de ce que vous proposiez.",
    corrected: (fields: string) => `Corrigé à la relecture : ${fields}`,
    leftOut: (fields: string) => `Non retenu : ${fields}`,
    added: (fields: string) => `Ajouté à la relecture : ${fields}`,
    compare:
      "Ce que vous aviez écrit est gardé, à côté de ce qui a été publié, sur la page de votre proposition",
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
  received: {
    subjects: {
      first: (title: string) => `Bien reçue : ${title}`,
      again: (title: string) => `Revenue en relecture : ${title}`,
    },
    what: {
      creation: {
        first: (title: string) => `Votre proposition de fiche « ${title} » est bien arrivée. Merci !`,
        again: (title: string) =>
          `Votre proposition de fiche « ${title} », que vous avez complétée, est revenue en relecture. Merci !`,
      },
      edit: {
        first: (title: string) => `Votre modification de la fiche « ${title} » est bien arrivée. Merci !`,
        again: (title: string) =>
          `Votre modification de la fiche « ${title} », que vous avez complétée, est revenue en relecture. Merci !`,
      },
    },
    nextStep:
      "Une personne de la modération va la relire, puis l’accepter, demander des compléments ou la refuser en disant pourquoi. Un courriel vous le dira.",
    meanwhile: "D’ici là, vous pouvez écrire à la modération ou retirer votre proposition, depuis sa page.",
    action: "Voir ma proposition",
    why: "Vous recevez ce message parce que vous avez proposé cette fiche ou cette modification.",
  },
  message: {
    subjects: {
      public: (title: string) => `Nouveau message : ${title}`,
      internal: (title: string) => `Note interne : ${title}`,
    },
    what: {
      toAuthor: (name: string, title: string) =>
        `${name}, de la modération, vous écrit à propos de votre proposition « ${title} ».`,
      fromAuthor: (name: string, title: string) =>
        `${name}, qui a proposé « ${title} », écrit à la modération.`,
      colleague: (name: string, title: string) =>
        `${name}, de la modération, écrit à l’auteur de la proposition « ${title} ».`,
      internal: (name: string, title: string) =>
        `${name} a laissé une note interne sur la proposition « ${title} ». Elle se lit sur la page de relecture seulement.`,
    },
    quote: "Son message",
    nextStep: "Vous pouvez répondre sur la page de la proposition.",
    action: { author: "Répondre", desk: "Ouvrir la proposition" },
    why: {
      author: "Vous recevez ce message parce que vous avez fait cette proposition.",
      desk: "Vous recevez ce message parce que vous avez pris part à cette relecture.",
    },
  },
  handover: {
    subject: (title: string) => `Relecture confiée : ${title}`,
    what: (name: string | null, title: string) =>
      `${name ?? "Une personne de la modération"} vous confie la relecture de la proposition « ${title} ».`,
    nextStep:
      "Si vous ne pouvez pas vous en charger, rendez-la à la file ou confiez-la à quelqu’un d’autre, depuis sa page.",
    action: "Relire la proposition",
    why: "Vous recevez ce message parce que vous faites partie de la modération.",
  },
  assigned: {
    subject: (title: string) => `Relecture attribuée : ${title}`,
    what: (name: string | null, title: string) =>
      `${name ?? "Une personne de la modération"} met dans votre file la proposition « ${title} ».`,
    nextStep:
      "Elle y reste jusqu’à sa décision. Si vous ne pouvez pas vous en charger, attribuez-la à quelqu’un d’autre depuis sa page.",
    action: "Relire la proposition",
    why: "Vous recevez ce message parce que vous faites partie de la modération.",
  },
  late: {
    subject: (count: number) =>
      count === 1
        ? "Une proposition attend depuis trop longtemps"
        : `${count} propositions attendent depuis trop longtemps`,
    what: (count: number, days: number) =>
      count === 1
        ? `Une proposition n’a pas eu de réponse dans le délai promis, qui est de ${days} jours.`
        : `${count} propositions n’ont pas eu de réponse dans le délai promis, qui est de ${days} jours.`,
    oldest: (age: string) => `La plus ancienne a été envoyée ${age}. Elle est en tête de la file.`,
    action: "Ouvrir la file",
    why: "Vous recevez ce message, une fois par jour au plus, parce que vous faites partie de la modération.",
  },
  opinion: {
    subject: (title: string) => `Votre avis est demandé : ${title}`,
    what: (name: string | null, title: string) =>
      `${name ?? "Une personne de la modération"} demande votre avis sur la proposition « ${title} », dans une note interne qui se lit sur la page de relecture seulement.`,
    nextStep:
      "Répondez par une note interne, sur la même page : elle préviendra qui vous a demandé votre avis.",
    action: "Donner mon avis",
    why: "Vous recevez ce message parce que vous faites partie de la modération.",
  },
  /** Neither the name of the entry nor the words of the reason: they may be what was taken down. */
  removal: {
    subject: "Une fiche est retirée de l’annuaire",
    what: (name: string) =>
      `${name} a retiré une fiche de l’annuaire, sans attendre. Seule la modération peut encore la lire.`,
    nextStep:
      "L’historique de la fiche dit laquelle et pourquoi. Si c’est une erreur, c’est aussi là que le retrait se lève.",
    action: "Voir l’historique de la fiche",
    why: "Vous recevez ce message parce que vous faites partie de la modération.",
  },
  digest: {
    subject: (count: number, day: string) =>
      `${count === 1 ? "Une nouvelle" : `${count} nouvelles`} de vos propositions, ${day}`,
    intro: (count: number): string =>
      count === 1
        ? "Voici ce qui s’est passé depuis votre dernier courriel."
        : "Voici ce qui s’est passé depuis votre dernier courriel, proposition par proposition.",
    more: (count: number) =>
      count === 1
        ? "Une autre nouvelle vous attend sur votre page."
        : `${count} autres nouvelles vous attendent sur votre page.`,
    see: "Voir la proposition",
    action: "Voir mes notifications",
    why: "Vous recevez ce message parce que vous avez choisi un courriel par jour.",
  },
};
