import { formatNumber } from "../../dates";

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count, "fr")} ${count < 2 ? one : many}`;

/** How a sentence tells of each verdict. */
const told = {
  accepted: "acceptée",
  changes_requested: "renvoyée à son auteur pour compléments",
  rejected: "refusée",
};

/** The review desk and the history of entries. */
export const review = {
  queue: {
    title: "Relecture",
    lead: (count: number, filtered: boolean) =>
      count === 0
        ? filtered
          ? "Rien n’attend de décision parmi les propositions que vous avez filtrées."
          : "Aucune proposition n’attend de décision."
        : `${plural(count, "proposition attend", "propositions attendent")} une décision${filtered ? " parmi celles que vous avez filtrées" : ""}, de la plus ancienne à la plus récente.`,
    filters: "Filtres de la file",
    clear: "Retirer les filtres",
    type: "Type de fiche",
    kind: "Proposition",
    kinds: { creation: "Nouvelles fiches", edit: "Modifications" },
    age: "Attend depuis",
    ages: { day: "Moins d’un jour", week: "De 1 à 7 jours", older: "Plus de 7 jours" },
    holder: "Prise en charge",
    holders: { nobody: "Par personne", me: "Par moi", others: "Par d’autres" },
    theme: "Thème",
    themesCount: (count: number) => plural(count, "thème concerné", "thèmes concernés"),
    creation: "Nouvelle fiche",
    edit: "Modification",
    by: (name: string) => `par ${name}`,
    again: "Revenue après compléments",
    own: "La vôtre",
    free: "Libre",
    mine: (minutes: number) => `Vous, encore ${minutes} min`,
    held: (name: string, minutes: number) => `${name}, encore ${minutes} min`,
    /** Before the names of the fields. */
    changes: "Change :",
    more: (count: number) => `et ${plural(count, "autre", "autres")}`,
    empty: "La file est vide",
    emptyText:
      "Toutes les propositions ont reçu une décision. La prochaine apparaîtra ici dès qu’une personne l’aura envoyée.",
    emptyFiltered: "Aucune proposition ne répond à ces filtres",
    emptyFilteredText:
      "D’autres propositions attendent peut-être : retirez les filtres pour voir toute la file.",
    done: (title: string, verdict: keyof typeof told) => `« ${title} » : proposition ${told[verdict]}.`,
    seeEntry: "Voir la fiche publiée",
    /** Before any decision of the moment. */
    start: "Commencer par la plus ancienne",
    next: "Proposition suivante",
    noNext: "Aucune autre proposition ne vous attend.",
  },
  item: {
    kicker: { creation: "Nouvelle fiche", edit: "Modification" },
    proposed: (name: string, age: string) => `Proposée par ${name}, ${age}`,
    toDecision: "Aller à la décision",
    currentEntry: "Voir la fiche publiée",
    history: "Historique de la fiche",
    comment: "Ce qu’en dit son auteur",
    noComment: "Son auteur n’a laissé aucun commentaire.",
    changes: "Ce qui change",
    changesCount: (count: number) => plural(count, "champ modifié", "champs modifiés"),
    creation: "La fiche proposée",
    creationLead: "Tout est nouveau : rien n’est encore publié.",
    unchanged: (count: number) =>
      `${plural(count, "champ rempli ne change pas", "champs remplis ne changent pas")}`,
    preview: "Aperçu de la page publique",
    previewHint: "La page telle qu’elle sera si vous acceptez.",
    backToItem: "Revenir à la proposition",
    decisions: "Décisions précédentes",
    othersTitle: (count: number): string =>
      count < 2
        ? "Une autre proposition attend sur cette fiche"
        : "D’autres propositions attendent sur cette fiche",
    other: (author: string) => `Celle de ${author}`,
    both: (fields: string) => `change aussi : ${fields}.`,
    movedTitle: "La fiche a changé depuis cette proposition",
    movedText: "Ce que personne d’autre n’a changé s’ajoutera sans difficulté.",
    moved: (version: number, fields: string, name: string, age: string) =>
      `Version ${version}, proposée par ${name} et acceptée ${age} : ${fields}`,
    conflictsTitle: (count: number) =>
      count < 2
        ? "Un champ a été changé deux fois"
        : `${formatNumber(count, "fr")} champs ont été changés deux fois`,
    conflictsText:
      "Quelqu’un d’autre y a touché depuis. Pour chacun, choisissez plus bas ce que la fiche doit dire : rien n’est écrasé sans votre choix.",
    conflict: "Changé deux fois",
    conflictFrom: "Ce que l’auteur avait sous les yeux",
    conflictCurrent: "Ce que la fiche dit aujourd’hui",
    conflictTo: "Ce que l’auteur propose",
    issuesTitle: "Acceptée telle quelle, la fiche ne serait pas valide",
    next: "Proposition suivante",
  },
  diff: {
    added: "ajouté :",
    removed: "retiré :",
    end: "fin",
    empty: "Vide",
    itemMoved: (from: number, to: number) => `Passe du rang ${from} au rang ${to}`,
    kept: (count: number) => plural(count, "élément inchangé", "éléments inchangés"),
    keptText: (lines: number) => plural(lines, "ligne inchangée", "lignes inchangées"),
    lineBreak: "saut de ligne",
    space: "espace",
    coarse: {
      lines:
        "Certains passages sont trop différents pour une comparaison mot à mot : ils sont montrés en entier.",
      whole:
        "Les deux textes sont trop différents pour une comparaison mot à mot : ils sont montrés en entier.",
    },
    follow: "Ouvrir le lien",
    show: "Montrer le texte",
  },
  /** What becomes of each field when one accepts. */
  choice: {
    legend: (field: string) => `${field} : que publier ?`,
    creation: { proposed: "Comme proposé", current: "Ne pas publier", value: "Corriger" },
    edit: { proposed: "Comme proposé", current: "Ne pas changer", value: "Corriger" },
    demanded: "Que doit dire la fiche ?",
    conflict: {
      proposed: "Ce que l’auteur propose",
      current: "Ce qu’elle dit aujourd’hui",
      value: "Autre chose, à écrire",
    },
    note: "Un mot à l’auteur sur ce que vous changez",
    noteHint:
      "Facultatif, et public : il est dans l’historique de la fiche. L’auteur verra ce qu’il avait proposé à côté de ce qui est publié.",
  },
  /** A proposal that came back. */
  since: {
    title: "Ce qui a changé depuis la dernière relecture",
    lead: (at: string, count: number) =>
      count === 0
        ? `Rien n’a changé dans les champs depuis la demande de compléments du ${at}.`
        : `Des compléments ont été demandés le ${at} : ${plural(count, "champ a été repris", "champs ont été repris")}. La proposition entière suit.`,
  },
  /** Beside a new entry: what it may be a double of. */
  duplicates: {
    title: (count: number) =>
      count === 0
        ? "L’auteur dit que ce n’est pas un doublon"
        : count === 1
          ? "Un doublon possible"
          : `${formatNumber(count, "fr")} doublons possibles`,
    note: "Ce qu’en dit l’auteur",
    published: "Déjà publiée",
    waits: "Autre proposition, en attente",
    why: { title: "nom proche", address: "même adresse", "date-place": "même jour, même lieu" },
    newTab: "(nouvel onglet)",
    refuse: "Refuser comme doublon",
  },
  /** What was proposed beside what was published. */
  outcome: {
    title: "Ce qui a été proposé, ce qui a été publié",
    asProposed: "Tout a été publié tel que proposé.",
    otherwise: "Tout n’a pas été publié tel que proposé : voir champ par champ",
    kept: (count: number) =>
      count < 2
        ? "1 champ publié tel que proposé"
        : `${formatNumber(count, "fr")} champs publiés tels que proposés`,
    fates: {
      kept: "Tel que proposé",
      corrected: "Corrigé à la relecture",
      "left-out": "Non retenu",
      added: "Ajouté à la relecture",
    },
    proposed: "Proposé",
    corrected: "Publié, à partir de ce qui était proposé",
    leftOut: "Ce champ est resté comme il était.",
    added: "Publié",
  },
  claim: {
    /** After the act. */
    taken: "C’est noté : vous la relisez.",
    released: "Rendue à la file.",
    releasedAny: "C’est fait : la proposition est libre.",
    handedOver: (name: string) =>
      `${name} relit maintenant cette proposition, et en est averti par une notification.`,
    take: (minutes: number) => `Prendre en charge (${minutes} min)`,
    renew: "Prolonger",
    release: "Rendre à la file",
    /** An administrator, of anybody's claim. */
    releaseAny: "Libérer la proposition",
    handOverAct: "Confier",
    free: "Personne ne la relit.",
    mine: (minutes: number) => `Vous la relisez : encore ${minutes} min.`,
    other: (name: string, minutes: number) =>
      `${name} relit cette proposition (encore ${minutes} min au plus). Vous pourrez décider ensuite, si elle n’a pas reçu de décision d’ici là.`,
  },
  decision: {
    title: "Décision",
    accept: "Accepter et publier",
    acceptPartly: "Accepter en partie et publier",
    acceptCorrected: "Accepter avec vos corrections et publier",
    acceptHint: "Aussitôt en ligne ; un courriel prévient son auteur.",
    verdict: "Autre décision",
    verdicts: { changes_requested: "Demander des compléments", rejected: "Refuser" },
    reasonCode: "Motif",
    reason: "Message à l’auteur",
    reasonHint: "Ce qui ne va pas, et ce qu’il peut faire. Obligatoire sans réponse type.",
    send: "Envoyer la décision",
    own: "C’est votre proposition : une autre personne doit la relire.",
    toChoose: "Choisissez d’abord ce que la fiche doit dire là où elle a été changée deux fois.",
    invalid: "Telle quelle, la fiche ne serait pas valide : corrigez ce qui ne va pas, ou ne le retenez pas.",
    entryClosed:
      "La fiche est archivée, retirée ou fusionnée : elle ne reçoit plus de modifications. Il reste à refuser, en disant pourquoi.",
    /** After the button of a possible double. */
    prefilled: "Le refus est préparé ci-dessous : relisez-le, complétez-le, puis envoyez-le.",
    closed: {
      accepted: "Cette proposition a été acceptée.",
      rejected: "Cette proposition a été refusée.",
      changes_requested:
        "Des compléments ont été demandés : la proposition reviendra dans la file quand son auteur l’aura renvoyée.",
      withdrawn: "Son auteur a retiré cette proposition.",
      quarantined:
        "Le compte de son auteur est en quarantaine : la proposition reprendra sa place dans la file quand elle sera levée.",
      draft: "Cette proposition n’est pas envoyée.",
    },
    by: (name: string, at: string) => `par ${name}, le ${at}`,
  },
  /** Why changes are asked or a proposal refused, for the list, the mails and the author's page. */
  reasons: {
    incomplete: "Incomplète",
    unclear: "Peu claire",
    unsourced: "Sans source vérifiable",
    style: "Rédaction à revoir",
    "personal-data": "Données personnelles",
    "out-of-scope": "Hors du champ de l’annuaire",
    duplicate: "Fiche déjà présente",
    inaccurate: "Inexacte",
    advertising: "Promotion commerciale",
    rights: "Droits d’auteur",
    other: "Autre motif",
  },
  /** How values are put together: Wording. */
  words: {
    of: (name: string, value: string) => `${name} : ${value}`,
    discover: "« à découvrir »",
    levels: { region: "région", departement: "département", epci: "intercommunalité", commune: "commune" },
  },
};
