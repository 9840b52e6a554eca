import { formatNumber } from "../../dates";

const n = (count: number) => formatNumber(count, "fr");
const some = (count: number, one: string, many: string) => `${n(count)} ${count < 2 ? one : many}`;
const percent = (share: number) => `${n(Math.round(share * 100))} %`;

/** Levels of trust, edits that a rule publishes, accounts in quarantine, forms on guard. */
export const trust = {
  levels: { newcomer: "Débuts", contributor: "Contribution régulière", trusted: "Contribution de confiance" },
  own: {
    title: "Votre niveau",
    means: {
      newcomer:
        "Chaque proposition est relue avant d’être publiée. Les limites d’envoi sont un peu plus basses, le temps de faire connaissance.",
      contributor: "Chaque proposition est relue avant d’être publiée, avec des limites d’envoi larges.",
      trusted:
        "Vos petites modifications paraissent aussitôt sur les fiches que vous tenez à jour. Quelques-unes sont relues après coup ; tout le reste passe par la file, comme pour tout le monde.",
    },
    automatic:
      "Ce niveau suit ce qui arrive à vos propositions, à la hausse comme à la baisse. Personne d’autre que les administrateurs ne le voit, et il ne vous compare à personne.",
    heldUntil: (reason: string) => `L’administration l’a fixé, quoi qu’il arrive ensuite : « ${reason} »`,
    review:
      "Le rôle de relecture ne suit pas de niveau : vos corrections se publient sous votre responsabilité.",
    counted: "Ce qui compte",
    missing: { contributor: "Pour passer au niveau suivant :", trusted: "Pour passer au niveau suivant :" },
    history: "Ce qui a changé",
    smallTitle: "Ce qu’est une petite modification",
    small:
      "Quatre champs au plus : l’orthographe d’un titre, quelques mots d’un texte, une date précisée, une adresse du même site, un thème ou un autre nom en plus. Jamais un autre titre, un autre site, un lieu, un crédit, ni la suppression d’un long passage.",
    keeps:
      "Une fiche que vous tenez à jour : sa dernière version, ou plus de la moitié de ses versions, vient de vous.",
  },
  figures: {
    accepted: "Propositions acceptées, parmi les soixante dernières",
    recentAccepted: "Dont depuis un an",
    recentRefused: "Refusées ou annulées depuis un an",
    days: "Depuis la première acceptée",
    daysValue: (days: number) => some(days, "jour", "jours"),
  },
  /** What a level still asks for. */
  conditions: {
    open: () => "que le compte ne soit pas suspendu ;",
    accepted: (least: number) =>
      `au moins ${some(least, "proposition acceptée", "propositions acceptées")} ;`,
    recent: (least: number) => `au moins ${n(least)} acceptées depuis un an ;`,
    refused: (share: number) => `pas plus de ${percent(share)} de refus depuis un an ;`,
    days: (least: number) => `${n(least)} jours depuis la première proposition acceptée.`,
  },
  causes: {
    decision: "après une décision",
    time: "avec le temps",
    access: "avec l’accès au compte",
    held: "fixé par l’administration",
    released: "suit de nouveau ce qui arrive",
  } as Record<string, string>,
  /** "2 acceptées depuis un an, 1 refusée", beside a change of level. */
  inFigures: (accepted: number, recentAccepted: number, refused: number, days: number) =>
    `${some(accepted, "acceptée", "acceptées")} dont ${n(recentAccepted)} depuis un an, ${some(refused, "refusée", "refusées")}, ${some(days, "jour", "jours")} depuis la première`,
  change: (from: string, to: string) => `${from} → ${to}`,
  person: {
    title: "Niveau",
    none: "Sans niveau : ce compte relit, est suspendu ou ne sert qu’à importer.",
    automatic: "Suit ce qui arrive à ses propositions.",
    held: (at: string) => `Fixé le ${at}.`,
    empty: "Le niveau n’a pas encore changé.",
    holdTitle: "Fixer le niveau",
    holdText:
      "Le niveau fixé ne change plus, quoi qu’il arrive, jusqu’à ce que vous le libériez. La personne lit le motif.",
    level: "Niveau à fixer",
    reason: "Motif",
    hold: "Fixer ce niveau",
    release: "Le laisser suivre de nouveau",
    heldDone: "Le niveau est fixé, et la personne en est prévenue.",
    releasedDone: "Le niveau suit de nouveau ce qui arrive.",
    quarantine: "Mettre ses envois en quarantaine",
    caption: "Changements de niveau, le plus récent d’abord",
    columns: { at: "Quand", change: "Changement", why: "Pourquoi" },
  },
  sample: {
    title: "Publiées sans attendre, à relire",
    /** In the line of what waits. */
    standing: (count: number) => `Publiées sans attendre : ${n(count)} à relire`,
    lead: (count: number) =>
      count === 0
        ? "Rien à relire."
        : `${some(count, "petite modification", "petites modifications")} d’une personne de confiance, déjà en ligne. Dites « vu », ou revenez en arrière.`,
    all: "Toutes",
    waiting: "À relire",
    filter: "Quelles modifications",
    empty: "Rien à relire",
    emptyText:
      "Les petites modifications des personnes de confiance paraissent sans attendre de relecture. Quelques-unes sont tirées au sort pour être relues ici : les premières de chacun, puis une sur cinq.",
    emptyAll: "Rien n’a encore été publié sans attendre",
    by: (name: string, age: string) => `${name}, ${age}`,
    changes: "Ce qui a été publié",
    history: "Historique de la fiche",
    seen: "Vu",
    seenLabel: (title: string) => `Vu : « ${title} »`,
    undo: "Revenir en arrière",
    undoLabel: (title: string) => `Revenir en arrière : « ${title} »`,
    undoText:
      "Les champs reprennent leur valeur d’avant. Votre motif part dans le fil de la proposition, et compte comme un refus.",
    reason: "Motif",
    undoConfirm: "Oui, revenir en arrière",
    outcomes: {
      seen: (name: string, at: string) => `Vu par ${name}, le ${at}.`,
      undone: (name: string, at: string) => `Annulée par ${name}, le ${at}.`,
    },
    notSampled: "Non tirée au sort.",
    done: { vu: "C’est noté.", annule: "La fiche est revenue à ce qu’elle disait." } as Record<
      string,
      string
    >,
  },
  quarantine: {
    title: "Quarantaines",
    oneTitle: "Une quarantaine",
    lead: "Les comptes dont tous les envois sont mis de côté. Rien n’est perdu : lever une quarantaine rend à chaque proposition sa place dans la file.",
    empty: "Aucun compte en quarantaine",
    emptyText:
      "Une quarantaine se décide depuis une proposition, quand un compte en envoie beaucoup qui n’ont pas leur place ici.",
    past: "Levées",
    waits: (count: number) => some(count, "proposition mise de côté", "propositions mises de côté"),
    set: (name: string, at: string) => `Par ${name}, le ${at}`,
    lifted: (name: string, at: string) => `Levée par ${name}, le ${at}`,
    lift: "Lever la quarantaine",
    liftLabel: (name: string) => `Lever la quarantaine de ${name}`,
    setTitle: (name: string) => `Mettre en quarantaine les envois de ${name}`,
    setLead: (count: number) =>
      `${some(count, "proposition attend", "propositions attendent")} : elles quittent la file ensemble, et ce que ce compte enverra les rejoindra. C’est réversible.`,
    told: "La personne est prévenue et lit le motif : ce qu’elle a écrit est retenu, elle doit pouvoir répondre.",
    reason: "Motif",
    confirm: "Mettre en quarantaine",
    nothing: "Ce compte n’a rien qui attende : il n’y a rien à mettre de côté.",
    already: "Ce compte est déjà en quarantaine.",
    done: {
      mise: "Les propositions de ce compte ont quitté la file.",
      levee: "La quarantaine est levée : chaque proposition a repris sa place.",
    } as Record<string, string>,
    own: {
      title: "Vos envois sont mis de côté",
      text: (at: string) =>
        `Depuis le ${at}, une personne de la modération vérifie ce que ce compte a envoyé. Rien n’est perdu : une fois la vérification faite, chaque proposition reprend sa place. Motif :`,
      contact: "Nous écrire",
    },
  },
  guard: {
    title: "Formulaires ouverts à tous",
    hint: "Se protéger d’une vague d’envois automatiques.",
    lead: "Se connecter et signaler se font sans compte. Quand les envois affluent, Sillage demande d’elle-même un court calcul au navigateur, ou une minute d’attente sans JavaScript ; rien ne change pour les personnes connectées.",
    forms: {
      "sign-in": "Demander un lien de connexion",
      report: "Signaler",
      objection: "Exercer ses droits",
      alert: "Demander une alerte",
    },
    on: "protection renforcée en ce moment",
    off: "protection ordinaire",
    raised: (name: string, at: string) => `Protection renforcée par ${name}, le ${at}.`,
    reason: "Motif",
    raise: "Renforcer la protection",
    raiseText:
      "Tous ces formulaires demanderont alors le calcul ou l’attente, quel que soit le nombre d’envois, jusqu’à ce que vous y mettiez fin.",
    lower: "Revenir au réglage automatique",
    done: {
      renforcee: "La protection est renforcée.",
      automatique: "Le nombre d’envois décide de nouveau.",
    } as Record<string, string>,
  },
};
