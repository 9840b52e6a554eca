/** What people see and change of their own account: sessions, name, address, identities, data, leaving. */
export const ownAccount = {
  saved: "C’est enregistré.",
  anonymousHint: "Un prénom, un pseudonyme… Il est affiché à côté de vos propositions et de vos décisions.",
  profile: {
    title: "Nom public et langue",
    name: "Nom public",
    language: "Langue des courriels",
    submit: "Enregistrer",
  },
  email: {
    title: "Adresse électronique",
    now: (email: string) => `Votre adresse : ${email}.`,
    none: "Votre compte n’a pas encore d’adresse confirmée : vous ne recevez aucun courriel de Sillage et ne pouvez pas vous connecter par lien.",
    field: "Nouvelle adresse",
    first: "Votre adresse",
    hint: "L’adresse actuelle et la nouvelle reçoivent chacune un lien. L’adresse change quand les deux ont confirmé.",
    firstHint: "Elle reçoit un lien. Elle devient la vôtre quand vous avez confirmé.",
    submit: "Demander le changement",
    submitFirst: "Recevoir le lien",
    sent: (email: string) =>
      `Un lien part à l’adresse ${email}, et un autre à votre adresse actuelle. Ouvrez les deux dans l’heure.`,
    sentFirst: (email: string) => `Un lien part à l’adresse ${email}. Ouvrez-le dans l’heure.`,
    pending: (email: string, until: string) =>
      `Changement demandé vers ${email}, à confirmer avant ${until}.`,
    oldConfirmed: "L’adresse actuelle a confirmé, la nouvelle pas encore.",
    newConfirmed: "La nouvelle adresse a confirmé, l’actuelle pas encore.",
    cancel: "Annuler ce changement",
    cancelled: "Le changement d’adresse est annulé : les liens envoyés ne fonctionnent plus.",
  },
  confirmEmail: {
    title: "Confirmer une adresse",
    old: (email: string) =>
      `Confirmez que votre compte Sillage quitte cette adresse pour ${email}. Si vous ne l’avez pas demandé, fermez cette page et terminez les sessions que vous ne reconnaissez pas.`,
    new: (email: string, name: string) =>
      `Confirmez que l’adresse ${email} devient celle du compte « ${name} » de Sillage.`,
    submit: "Confirmer",
    notYou: "Si ce n’est pas vous, fermez cette page : rien ne se passe sans ce bouton.",
    already: "Cette adresse a déjà confirmé. Il reste le lien envoyé à l’autre adresse.",
    waitingTitle: "Une adresse a confirmé",
    waiting: "Il reste le lien envoyé à l’autre adresse : ouvrez-le dans l’heure qui suit la demande.",
    changedTitle: "L’adresse de votre compte a changé",
    changed:
      "Vos prochains liens de connexion et courriels y arriveront. Si elle en remplace une autre, les autres sessions ouvertes ont été terminées et vos jetons d’accès révoqués.",
    goneTitle: "Ce lien ne fonctionne plus",
    gone: "Un lien de confirmation fonctionne une seule fois, pendant une heure, et une nouvelle demande annule les précédentes. Si l’adresse n’a pas changé, demandez-en un nouveau depuis votre espace.",
  },
  sessions: {
    title: "Sessions ouvertes",
    hint: "Chaque navigateur où vous êtes connecté. Terminez ceux que vous ne reconnaissez pas.",
    list: (count: number) => (count === 1 ? "1 session ouverte" : `${count} sessions ouvertes`),
    openedOn: (at: string) => `Ouverte le ${at}`,
    seen: (day: string) => `Dernière visite le ${day}`,
    current: "Cette session",
    end: "Terminer",
    endOne: (opened: string) => `Terminer la session ouverte le ${opened}`,
    endOthers: "Terminer toutes les autres sessions et révoquer les jetons d’accès",
    ended: "La session est terminée.",
    othersEnded: "Toutes les autres sessions sont terminées, et vos jetons d’accès révoqués.",
  },
  proConnect: {
    title: "ProConnect",
    signInLead:
      "Lire l’annuaire ne demande pas de compte. Pour proposer ou corriger une fiche, connectez-vous avec ProConnect ou par un lien : aucun mot de passe à créer.",
    signIn: "S’identifier avec ProConnect",
    what: "Qu’est-ce que ProConnect ?",
    lead: "Pour les agents publics : l’identification de l’État, avec votre compte professionnel. Nous n’en recevons que votre adresse.",
    or: "Par un lien reçu par courriel",
    none: "Aucune identité ProConnect n’est associée à ce compte.",
    linked: (day: string) => `Une identité ProConnect est associée depuis le ${day}.`,
    linkHint:
      "Associez votre identité ProConnect pour vous connecter aussi par elle. Votre nom et votre adresse ici ne changent pas.",
    link: "Associer ProConnect",
    unlink: "Dissocier ProConnect",
    unlinkOne: (day: string) => `Dissocier l’identité ProConnect associée le ${day}`,
    unlinked: "L’identité ProConnect n’est plus associée à votre compte.",
    justLinked: "Votre identité ProConnect est associée à votre compte.",
    refusals: {
      cancelled: "Vous avez interrompu l’identification sur ProConnect. Rien n’a changé.",
      stale:
        "Cette identification a expiré, ou a déjà servi. Recommencez : elle doit se faire en une fois, dans le même navigateur.",
      untrusted:
        "La réponse de ProConnect n’a pas pu être vérifiée : par sécurité, elle est refusée. Recommencez ; si cela continue, écrivez-nous.",
      unavailable: "ProConnect ne répond pas pour le moment. Réessayez, ou connectez-vous par un lien.",
      blocked:
        "La connexion à ce compte a été suspendue par l’administration de Sillage. Écrivez-nous pour en parler.",
      knownAddress:
        "Un compte Sillage existe déjà avec l’adresse que donne ProConnect. Pour vérifier que c’est le vôtre, connectez-vous par un lien ci-dessous, puis choisissez « Associer ProConnect » dans votre espace.",
      identityTaken:
        "Cette identité ProConnect est déjà associée à un autre compte Sillage. Dissociez-la d’abord depuis cet autre compte.",
      proveFirst: "Confirmez d’abord que c’est vous, puis recommencez : rien n’a été associé.",
      signedOut:
        "Votre session s’est terminée entre-temps : rien n’a été associé. Reconnectez-vous, puis recommencez.",
    },
  },
  data: {
    title: "Mes données",
    hint: "Tout ce que Sillage garde de vous, dans un fichier JSON : compte, sessions, identités, jetons, webhooks, propositions, commentaires, décisions, notifications, réglages et journal.",
    download: "Télécharger mes données",
  },
  erase: {
    title: "Effacer mon compte",
    hint: "Votre nom et votre adresse disparaissent, vos contributions restent, anonymes.",
    open: "Effacer mon compte…",
    lead: "Cet effacement est définitif : personne ne peut rétablir le compte, ni vous ni nous.",
    goes: "Ce qui disparaît",
    going: [
      "votre nom public, remplacé partout par « Anonyme » ;",
      "votre adresse électronique, vos sessions, vos jetons d’accès, vos webhooks et vos identités associées ;",
      "vos sélections, même publiques, et les noms des fichiers que vous avez importés ;",
      "vos notifications, leurs réglages et vos brouillons jamais envoyés.",
    ],
    stays: "Ce qui reste, sans votre nom",
    staying: [
      "vos propositions acceptées ou refusées et les décisions que vous avez prises : elles forment l’historique public des fiches ;",
      "vos propositions en attente, qui seront relues ; celles qui attendaient un complément de votre part sont retirées ;",
      "vos messages à propos des propositions, et le journal des actes, qui ne contient ni nom ni adresse.",
    ],
    first: "Vous pouvez d’abord",
    download: "télécharger vos données",
    field: "Pour confirmer, écrivez : effacer",
    submit: "Effacer définitivement mon compte",
    keep: "Garder mon compte",
    doneTitle: "Votre compte est effacé",
    done: "Merci pour ce que vous avez apporté à l’annuaire.",
  },
  mails: {
    asked: {
      subject: {
        old: "Changement d’adresse demandé sur Sillage",
        new: "Confirmez votre nouvelle adresse pour Sillage",
        first: "Confirmez votre adresse pour Sillage",
      },
      intro: {
        old: (name: string, email: string) =>
          `Vous avez demandé que le compte « ${name} » de Sillage quitte cette adresse pour ${email}. Ouvrez ce lien, puis confirmez avec le bouton de la page :`,
        new: (name: string, email: string) =>
          `Le compte « ${name} » de Sillage demande à prendre l’adresse ${email}. Ouvrez ce lien, puis confirmez avec le bouton de la page :`,
        first: (name: string, email: string) =>
          `Vous venez de vous identifier sur Sillage avec ProConnect, sous le nom « ${name} ». Pour que l’adresse ${email} soit celle de ce compte, ouvrez ce lien, puis confirmez avec le bouton de la page :`,
      },
      action: "Confirmer cette adresse",
      limits: (minutes: number) =>
        `Le lien fonctionne une seule fois, pendant ${minutes} minutes. Il peut être ouvert sur un autre appareil.`,
      notYou: {
        old: "Si vous n’avez rien demandé, ne confirmez pas : quelqu’un utilise peut-être une de vos sessions. Connectez-vous et terminez, dans « Mon espace », celles que vous ne reconnaissez pas.",
        new: "Si vous n’avez rien demandé, ne faites rien : l’adresse n’est attachée à aucun compte sans ce bouton.",
        first:
          "Si ce n’est pas vous, ne faites rien : l’adresse n’est attachée à aucun compte sans ce bouton.",
      },
    },
    done: {
      subject: "Votre adresse n’est plus celle de votre compte Sillage",
      intro:
        "Comme les deux adresses l’ont confirmé, votre compte Sillage a maintenant une autre adresse. Celle-ci ne permet plus de s’y connecter et n’en recevra plus de courriel.",
      action: "Nous écrire si ce n’était pas vous",
      after: "Si vous avez demandé ce changement, il n’y a rien à faire.",
    },
  },
};
