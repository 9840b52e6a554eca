/** Alerts by mail, without an account: the form, the page of one's alerts, the mails. */
const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const inDays = (left: number) => (left === 0 ? "aujourd’hui" : left === 1 ? "demain" : `dans ${left} jours`);

/** What was typed is between marks of its own inside those of the name. */
const quoted = (name: string) => `« ${name.replace(/«\u00a0(.*?)\u00a0»/g, "“$1”")} »`;

export const alerts = {
  title: "Vos alertes",
  hint: "Les recherches, les fiches et les sélections que vous suivez par courriel.",
  everything: "Toutes les fiches",
  goneEntry: "Une fiche qui n’est plus dans l’annuaire",
  goneSelection: "Une sélection qui n’est plus partagée",
  link: "Me prévenir par courriel",
  frequencies: {
    at_once: "Tout de suite",
    daily: "Une fois par jour, le matin",
    weekly: "Une fois par semaine, le lundi matin",
  },
  form: {
    title: "Me prévenir",
    lead: "Recevez un courriel quand quelque chose change dans l’annuaire. Sans compte, et arrêté quand vous voulez.",
    follows: "Ce que vous suivez",
    search: "Les fiches que trouve cette recherche, publiées ou modifiées",
    entry: "Les modifications de cette fiche",
    selection: "Les fiches qui entrent dans cette sélection, et les modifications de celles qui s’y trouvent",
    seeSelection: "Voir la sélection",
    see: "Voir ce que cela donne aujourd’hui",
    email: "Votre adresse électronique",
    emailHint: "Elle ne sert qu’à ces alertes.",
    frequency: "Quand vous prévenir",
    reminders: "Me rappeler ses dates, 15 et 3 jours avant",
    submit: "Créer l’alerte",
    privacy: "Ce que devient votre adresse",
    mine: "Vous avez déjà des alertes ?",
    mineLink: "Les voir et les changer",
    unknownTitle: "Rien à suivre ici",
    unknown: "On ne peut suivre qu’une fiche publiée, ou une sélection partagée.",
  },
  sent: {
    title: "Ouvrez votre boîte aux lettres",
    text: (days: number) =>
      `Un courriel vient de partir. Ouvrez son lien et confirmez avec le bouton de la page, dans les ${days} jours : rien n’est envoyé avant.`,
    nothing: "Rien n’arrive ? Regardez dans les indésirables, puis vérifiez l’adresse et recommencez.",
  },
  confirmation: {
    title: "Confirmer l’alerte",
    lead: "Un bouton, et c’est fait.",
    follows: "Alerte",
    frequency: "Fréquence",
    email: "Adresse",
    submit: "Confirmer mon alerte",
    notYou:
      "Si vous n’avez rien demandé, fermez cette page : l’alerte et l’adresse s’effacent d’elles-mêmes.",
    goneTitle: "Ce lien ne sert plus",
    gone: (days: number) =>
      `Il est incomplet, ou date de plus de ${days} jours. Vous pouvez redemander l’alerte depuis la page que vous vouliez suivre.`,
    already: "Cette alerte est confirmée.",
    page: "Voir mes alertes",
  },
  page: {
    lead: (email: string) => `Pour ${email}.`,
    none: "Aucune alerte",
    noneText:
      "Sur une liste, une recherche, une fiche, un thème, un organisme ou un territoire, « Me prévenir par courriel » en crée une. Une adresse sans alerte est effacée dans l’heure.",
    search: "Recherche",
    entry: "Fiche",
    selection: "Sélection",
    since: (day: string) => `Créée le ${day}`,
    paused: (day: string) => `En pause depuis le ${day}`,
    frequency: "Quand vous prévenir",
    reminders: "Me rappeler ses dates, 15 et 3 jours avant",
    save: "Enregistrer",
    pause: "Mettre en pause",
    resume: "Reprendre",
    remove: "Supprimer",
    /** The act and its alert, for who reads the buttons alone. */
    labelled: (act: string, name: string) => `${act} : ${name}`,
    ways: "La même chose autrement :",
    atom: "flux Atom",
    events: "agenda (.ics)",
    deadlines: "échéances (.ics)",
    erase: "Effacer mon adresse",
    eraseText: "Toutes vos alertes et votre adresse sont effacées, tout de suite et pour de bon.",
    eraseSubmit: "Effacer mon adresse et mes alertes",
    done: {
      confirmee: "Votre alerte est en place.",
      enregistree: "C’est enregistré.",
      en_pause: "L’alerte est en pause : elle n’envoie plus rien.",
      reprise: "L’alerte reprend.",
      supprimee: "L’alerte est supprimée.",
      effacee: "Votre adresse et vos alertes sont effacées.",
    } as Record<string, string>,
  },
  lost: {
    title: "Retrouver mes alertes",
    lead: "Chaque courriel d’alerte a un lien vers cette page. Pour le recevoir de nouveau, donnez votre adresse.",
    gone: "Ce lien ne sert plus : l’adresse a été effacée, ou le lien est incomplet.",
    email: "Votre adresse électronique",
    submit: "Recevoir le lien",
    sentTitle: "C’est demandé",
    sent: "Si cette adresse a des alertes, un courriel vient de partir avec le lien.",
    signIn: "Si vous avez un compte avec la même adresse,",
    signInLink: "connectez-vous",
  },
  stop: {
    title: "Arrêter les alertes",
    lead: "Plus aucun courriel d’alerte ne sera envoyé à cette adresse.",
    submit: "Arrêter toutes mes alertes",
    some: "Pour n’en arrêter qu’une, ou les espacer :",
    someLink: "changer mes alertes",
    goneTitle: "Ce lien ne sert plus",
    gone: "Il est incomplet. Prenez celui d’un courriel d’alerte.",
    doneTitle: "C’est arrêté",
    done: "Vous ne recevrez plus d’alertes. Elles restent 90 jours sur votre page, en pause, au cas où vous changeriez d’avis ; puis elles sont effacées avec votre adresse.",
  },
  confirmationMail: {
    subject: (name: string) => `Confirmez votre alerte : ${name}`,
    intro: "Vous avez demandé à être prévenu par courriel de ce qui change dans Sillage :",
    next: "Ouvrez ce lien, puis confirmez avec le bouton de la page :",
    action: "Confirmer mon alerte",
    limits: (days: number) =>
      `Le lien fonctionne pendant ${days} jours. Sans confirmation, rien n’est envoyé et votre adresse est effacée.`,
    notYou: "Si vous n’avez rien demandé, ne faites rien.",
  },
  pageMail: {
    subject: "Vos alertes sur Sillage",
    intro:
      "Voici le lien vers toutes vos alertes : vous pouvez y changer leur fréquence, les arrêter et effacer votre adresse. Celle que vous venez peut-être de demander y est déjà.",
    action: "Voir et changer mes alertes",
    notYou: "Si vous n’avez rien demandé, ne faites rien : rien n’a changé.",
  },
  mail: {
    subjects: {
      published: (title: string) => `Nouvelle fiche : ${title}`,
      entered: (title: string) => `Pour votre alerte : ${title}`,
      changed: (title: string) => `Fiche modifiée : ${title}`,
      date: {
        deadline: (left: number, title: string) => `Échéance ${inDays(left)} : ${title}`,
        start: (left: number, title: string) =>
          `${left === 0 ? "Aujourd’hui" : left === 1 ? "Demain" : `Dans ${left} jours`} : ${title}`,
      },
      at_once: (count: number, _day: string) => `${some(count, "fiche", "fiches")} pour vos alertes`,
      daily: (count: number, day: string) => `${some(count, "fiche", "fiches")} pour vos alertes, ${day}`,
      weekly: (count: number, day: string) =>
        `Votre semaine : ${some(count, "fiche", "fiches")} pour vos alertes, ${day}`,
      reminder: (count: number, _day: string) => `${some(count, "date approche", "dates approchent")}`,
    },
    intro: {
      at_once: (_day: string) => "Voici ce qui vient de changer dans ce que vous suivez.",
      daily: (_day: string) => "Voici ce qui a changé depuis hier dans ce que vous suivez.",
      weekly: (_day: string) => "Voici ce qui a changé cette semaine dans ce que vous suivez.",
      reminder: (_day: string) => "Des dates approchent dans ce que vous suivez.",
    },
    parts: { published: "Nouveau", entered: "Désormais dans ce que vous suivez", changed: "Modifié" },
    fields: (names: string) => `Ce qui a changé : ${names}`,
    because: (names: readonly string[]) =>
      names.length === 0
        ? "Pourquoi : vous suivez cette fiche."
        : `Pourquoi : ${names.length === 1 ? "votre alerte" : "vos alertes"} ${names.map(quoted).join(", ")}.`,
    date: {
      deadline: (day: string, left: number) => `Échéance le ${day}, ${inDays(left)}.`,
      start: (day: string, left: number) => `Commence le ${day}, ${inDays(left)}.`,
    },
    more: (count: number) =>
      `${some(count, "autre fiche vous attend", "autres fiches vous attendent")} dans l’annuaire : le bouton y mène.`,
    see: "Voir la fiche",
    all: "Voir tout ce que trouve cette alerte",
    alerts: "Voir et changer mes alertes",
    why: {
      at_once:
        "Vous recevez ce message parce que vous suivez ces fiches, une recherche qui les trouve ou une sélection qui les contient.",
      daily: "Vous recevez ce message, une fois par jour au plus, parce que vous avez créé une alerte.",
      weekly: "Vous recevez ce message, une fois par semaine au plus, parce que vous avez créé une alerte.",
      reminder: "Vous recevez ce message parce que vous avez demandé le rappel des dates de ces fiches.",
    },
    stop: "Ne plus recevoir d’alertes",
  },
};
