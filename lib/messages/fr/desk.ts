import { formatNumber } from "../../dates";

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count, "fr")} ${count < 2 ? one : many}`;

/** The review desk as a working tool: what stands in sight, views, keys, decisions together, news of colleagues, answers. */
export const desk = {
  waiting: (count: number) =>
    count === 0 ? "Rien n’attend de décision" : plural(count, "proposition attend", "propositions attendent"),
  oldest: (age: string) => `la plus ancienne, envoyée ${age}`,
  mine: (count: number) => `Ma file : ${formatNumber(count, "fr")}`,
  views: {
    title: "Vues de la file",
    all: "Toute la file",
    mine: "Ma file",
    shared: "(partagée)",
    keep: "Enregistrer cette vue",
    name: "Nom de la vue",
    nameHint: (max: number) => `Elle garde les filtres choisis. ${max} caractères au plus.`,
    share: "La partager avec toute la modération",
    save: "Enregistrer",
    saved: "La vue est enregistrée.",
    remove: "Retirer cette vue",
    removed: "La vue est retirée.",
  },
  previous: "Proposition précédente",
  keys: {
    open: "Raccourcis clavier",
    title: "Raccourcis clavier",
    lead: "Ils mènent à ce qui est déjà dans la page : rien n’est décidé tant que vous n’avez pas appuyé sur Entrée. Ils se taisent pendant que vous écrivez dans un champ.",
    use: "Utiliser ces raccourcis dans ce navigateur",
    close: "Fermer",
    nothing: "Rien ici pour ce raccourci.",
    queue: { j: "Proposition suivante de la liste", k: "Proposition précédente de la liste" },
    item: {
      j: "Proposition suivante",
      k: "Proposition précédente",
      a: "Aller au bouton « Accepter et publier »",
      c: "Demander des compléments : choisir le motif",
      r: "Refuser : choisir le motif",
    },
    help: "Montrer ces raccourcis",
  },
  assign: {
    title: "Attribuer ou confier",
    mine: "Elle est dans votre file.",
    other: (name: string) => `Elle est attribuée à ${name}, ce qui n’empêche personne de décider.`,
    in: (name: string) => `Attribuée à ${name}`,
    inMine: "Dans votre file",
    who: "À qui ?",
    whoHint:
      "« Attribuer » la met dans sa file jusqu’à la décision. « Confier » la lui réserve aussi pendant la durée d’une prise en charge.",
    self: "Moi",
    act: "Attribuer",
    none: "La sortir de la file",
    done: (name: string) => `La proposition est attribuée à ${name} ; une notification le lui dit.`,
    doneMine: "La proposition est dans votre file.",
    doneNone: "La proposition n’est plus dans la file de personne.",
  },
  opinion: {
    ask: "Demander un avis à",
    askHint:
      "Facultatif, avec une note interne : la personne choisie est prévenue. Écrire « @ » et son nom dans la note la prévient aussi.",
    nobody: "Personne en particulier",
    asked: (name: string) => `demande son avis à ${name}`,
    askedYou: "demande votre avis",
    done: "Note interne ajoutée, et l’avis est demandé : l’auteur n’en voit rien.",
    needsNote: "Pour demander un avis, gardez votre message en note interne.",
    unclear: (names: string) =>
      `${names} ne prévient personne : plusieurs collègues s’appellent ainsi. Choisissez dans la liste.`,
  },
  answer: {
    label: "Réponse type",
    none: "Aucune : seulement mes mots",
    hint: "Elle part dans la langue de son destinataire, suivie de votre message.",
    texts: "Le texte de chaque réponse type",
    preview: "Ce qui sera envoyé, suivi de votre message :",
  },
  together: {
    choose: (title: string) => `Choisir « ${title} »`,
    start: "Décider ensemble des propositions cochées",
    startHint: (max: number) => `${max} au plus. La page suivante montre ce que change chacune.`,
    title: "Décider ensemble",
    lead: (count: number) =>
      count === 0
        ? "Aucune de ces propositions ne peut recevoir de décision de votre part."
        : `${plural(count, "proposition recevra", "propositions recevront")} chacune sa décision, avec le même motif. Relisez ce que change chacune, décochez celles à regarder seules.`,
    none: "Rien n’est coché",
    noneText: "Cochez des propositions dans la file, puis revenez ici.",
    back: "Revenir à la file",
    include: "Décider de celle-ci",
    leftOut: "Laissée de côté :",
    why: {
      own: "c’est la vôtre.",
      held: (name: string) => `${name} la relit.`,
      closed: "elle a déjà reçu une décision, ou a été retirée.",
      entryClosed: "sa fiche ne reçoit plus de modifications.",
      conflicts: "des champs ont été changés deux fois ; elle se décide seule.",
      invalid: "telle quelle, la fiche ne serait pas valide ; elle se décide seule.",
    },
    verdict: "Décision pour toutes",
    accept: "Accepter et publier",
    note: "Message aux auteurs",
    noteHint: "Facultatif quand vous acceptez. Le même pour chacune.",
    send: "Décider",
    unchosen: "Choisissez la décision.",
    done: (count: number) =>
      count < 2
        ? "1 proposition a reçu sa décision."
        : `${formatNumber(count, "fr")} propositions ont reçu leur décision.`,
    doneAndLeft: (done: number, left: number) =>
      `${plural(done, "proposition a reçu sa décision", "propositions ont reçu leur décision")}. ${plural(left, "a été laissée, parce que quelque chose a changé entre-temps", "ont été laissées, parce que quelque chose a changé entre-temps")}.`,
    verdicts: (count: number, verdict: "accepted" | "changes_requested" | "rejected") =>
      ({
        accepted: plural(count, "proposition acceptée", "propositions acceptées"),
        changes_requested: plural(
          count,
          "proposition renvoyée pour compléments",
          "propositions renvoyées pour compléments",
        ),
        rejected: plural(count, "proposition refusée", "propositions refusées"),
      })[verdict],
  },
  /** Said in the browser: {name} and {count} are filled there. */
  news: {
    one: "1 nouvelle proposition",
    many: "{count} nouvelles propositions",
    refresh: "actualiser",
    taken: "{name} vient de la prendre",
    free: "De nouveau libre",
    assigned: "Attribuée par {name}",
    decided: "{name} vient de décider",
    withdrawn: "Retirée par son auteur",
    aside: "Mise de côté par {name}",
  },
  answers: {
    title: "Réponses types",
    hint: "Ce que la modération peut envoyer avec un refus ou une demande de compléments, dans les deux langues.",
    lead: "Chacune va avec une décision et un motif. Elle est envoyée dans la langue de l’auteur, suivie des mots de qui décide. Une réponse qui finit par « : » demande à être complétée.",
    add: "Ajouter une réponse",
    empty: "Aucune réponse type",
    emptyText: "La modération écrit alors chaque message elle-même.",
    caption: (count: number) => plural(count, "réponse type", "réponses types"),
    verdict: "Décision",
    reason: "Motif",
    reasonWith: (verdict: string, reason: string) => `${verdict} — ${reason}`,
    label: "Nom dans la liste",
    labelFr: "Nom en français",
    labelEn: "Nom en anglais",
    textFr: "Texte en français",
    textEn: "Texte en anglais",
    changed: "Modifiée",
    save: "Enregistrer",
    saved: "La réponse est enregistrée.",
    remove: "Retirer cette réponse",
    removeAct: "Retirer",
    removeText: "Elle n’est plus proposée. Ce qui a été envoyé avec elle reste tel quel.",
    removed: "La réponse est retirée.",
    history: "Ce qui a été fait sur cette réponse",
  },
};
