import { formatNumber } from "../../dates";

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count, "fr")} ${count < 2 ? one : many}`;

/** Two entries of one thing that become one, and two again. */
export const merging = {
  crumb: "Doublon",
  mark: "C’est un doublon",

  choose: {
    title: (entry: string) => `« ${entry} » est un doublon`,
    lead: "De quelle autre fiche ? Vous verrez ensuite les deux côte à côte, champ par champ. Rien ne change avant que vous ne l’ayez confirmé.",
    alike: "Fiches qui lui ressemblent",
    compare: "Comparer",
    into: "L’autre fiche",
    intoHint: "Une fiche de la même collection. Cherchez-la par son titre.",
    intoChoice: "Fiche trouvée",
    intoNone: "Aucune de ces fiches",
    next: "Voir les deux côte à côte",
    otherType:
      "Ces deux fiches ne sont pas de la même collection : elles ne peuvent pas être réunies. Une relation « Autre fiche de la même entité » les lie.",
    notFound:
      "Cette autre fiche n’existe pas, ou ne peut pas être réunie : elle est archivée, retirée ou déjà réunie avec une autre.",
  },

  sides: {
    title: "Réunir deux fiches",
    lead: "L’une reste, avec ce que vous gardez des deux. L’adresse de l’autre y mène.",
    goes: "Fiche qui s’efface",
    stays: "Fiche qui reste",
    swap: "Garder plutôt l’autre",
    version: (version: number) => `version ${version}`,
    history: "Son historique",
    cited: (count: number) => plural(count, "fiche la cite", "fiches la citent"),
    waiting: (count: number) => plural(count, "proposition en attente", "propositions en attente"),
    fields: "Ce que dira la fiche",
    alike: (count: number) =>
      `${plural(count, "champ dit la même chose des deux côtés", "champs disent la même chose des deux côtés")} : rien à choisir.`,
    nothing: "Les deux fiches ne diffèrent en rien de ce qui resterait : il n’y a rien à choisir.",
    legend: (field: string) => `${field} : que garder ?`,
    listLegend: (field: string) => `${field} : décochez ce qui ne doit pas rester`,
    kept: "De la fiche qui reste",
    other: "De celle qui s’efface",
    empty: "rien",
    from: { kept: "fiche qui reste", other: "fiche qui s’efface", both: "les deux" },
    effects: "Ce qui se passe alors",
    effectMoves:
      "Les mentions, les relations et les sources des autres fiches qui citent celle qui s’efface citent celle qui reste.",
    effectAddress: "Son adresse mène à l’autre, pour toujours ; son historique reste lisible.",
    effectWaiting:
      "Les propositions qui l’attendaient passent à l’autre fiche, et leurs auteurs en sont prévenus.",
    effectUndo: "Cela s’annule en une fois.",
    comment: "Pourquoi est-ce la même chose ?",
    commentHint: "Ces mots restent dans l’historique, lisibles par tous.",
    atOnce: "Votre décision vaut tout de suite.",
    propose: "Votre proposition sera relue par une autre personne avant de paraître.",
    submit: "Réunir les deux fiches",
    submitProposal: "Proposer de les réunir",
  },

  done: (title: string) => `« ${title} » est réunie avec cette fiche : son adresse mène ici.`,
  undone: (left: number) =>
    left === 0
      ? "Les deux fiches sont de nouveau séparées, comme avant."
      : `Les deux fiches sont de nouveau séparées. ${plural(left, "fiche a changé depuis et cite", "fiches ont changé depuis et citent")} toujours celle qui était restée.`,

  merged: {
    title: (entry: string) => `« ${entry} » est réunie avec une autre fiche`,
    into: "Elle est réunie avec :",
    since: (day: string) => `Depuis le ${day}.`,
    undo: "Annuler cette fusion",
    undoText:
      "La fiche revient telle qu’elle était, et ce qui la citait la cite de nouveau. L’autre reprend ce que la fusion y avait changé.",
    conflicts: "Changé depuis la fusion : que faire de chaque champ ?",
    take: { proposed: "Revenir à ce qu’elle disait avant la fusion", current: "Laisser comme maintenant" },
    before: "Avant la fusion",
    now: "Maintenant",
    reason: "Pourquoi ces deux fiches sont-elles différentes ?",
    reasonHint: "Ces mots restent dans les deux historiques, lisibles par tous.",
    submit: "Annuler la fusion",
    onlyModerators: "Si ce n’est pas la même chose, écrivez-le à la modération par la page Contact.",
    noRecord: "Cette fusion vient d’un import : elle ne s’annule pas d’ici.",
  },

  adopt: {
    title: "La proposition décrit cette fiche",
    lead: "La proposition d’une nouvelle fiche devient une modification de celle-ci. Ce que les deux disent autrement est montré comme un conflit, champ par champ, sur la page de la proposition.",
    proposal: "Proposition",
    by: (name: string) => `proposée par ${name}`,
    entry: "Fiche",
    told: "Son auteur en est prévenu, et reste l’auteur de ce qui en sera repris.",
    submit: "En faire une modification de cette fiche",
    gone: "Cette proposition n’attend plus, ou modifie déjà une fiche.",
  },

  /** On a proposal that would merge. */
  proposal: {
    title: "Cette proposition réunit deux fiches",
    text: "Acceptée, elle change la première, et l’adresse de la seconde y mène.",
    moved: (fields: string) =>
      `La seconde a changé depuis que cette proposition a été faite : ${fields}. Choisissez, pour ces champs, ce que dira la fiche.`,
    closed:
      "La seconde est déjà réunie avec une autre, ou retirée : cette proposition ne peut plus être acceptée.",
  },

  /** On the history of an entry. */
  history: {
    absorbed: "A absorbé la fiche :",
    into: "Réunie avec :",
    undone: "fusion annulée depuis",
    undo: "Annuler cette fusion",
  },

  /** What the authors of proposals read in their thread. */
  moved: {
    merged: (from: string, to: string) =>
      `La fiche « ${from} » est réunie avec « ${to} ». Votre proposition porte maintenant sur « ${to} ». Rien n’en est perdu : ce que les deux fiches disaient autrement sera montré à la modération.`,
    unmerged: (from: string, to: string) =>
      `La fusion de « ${to} » et de « ${from} » est annulée. Votre proposition porte de nouveau sur « ${to} ».`,
    adopted: (entry: string) =>
      `La fiche « ${entry} » présente déjà ce que vous proposez. Votre proposition devient une modification de cette fiche, pour que ce qu’elle apporte y soit repris.`,
  },
};
