import type { EntryType } from "../../paths";

/** Proposing: the hub, the forms, "Mes contributions". */
export const contributing = {
  hub: {
    title: "Proposer",
    lead: "Une ressource à faire connaître, un lab qui manque, une date à annoncer : proposez une fiche, une personne la relit avant publication.",
    choose: "Que souhaitez-vous proposer ?",
    types: {
      resource:
        "Un rapport, un article, un livre, un guide, un cours, un site : une référence utile à lire ou à voir.",
      lab: "Une équipe ou un lieu qui aide l’action publique à changer : laboratoire, réseau, incubateur.",
      programme:
        "Une démarche dans la durée, avec un porteur : programme, plan, plateforme, fonds, appel à projets.",
      event: "Ce qui a lieu à une date : rencontre, atelier, formation, semaine, échéance.",
    } satisfies Record<EntryType, string>,
    file: "Apporter plusieurs fiches d’un coup",
    fileText:
      "Une bibliographie (Zotero, BibTeX, RIS), un tableau ou un agenda : vous voyez ce qui a été lu et les doublons, puis vous choisissez.",
    edit: "Corriger une fiche",
    editText:
      "Sur chaque fiche, le lien « Proposer une modification » ouvre le même formulaire, déjà rempli : ne changez que ce qui doit l’être.",
    how: "Comment cela se passe",
    steps: [
      "Vous remplissez le formulaire. Le brouillon est gardé : vous le retrouvez plus tard, sur n’importe quel appareil.",
      "Vous l’envoyez en relecture. Une personne de la modération vérifie, puis accepte, demande des compléments ou refuse en disant pourquoi.",
      "Un courriel vous dit la suite, et « Mes contributions » dit toujours où en est chaque proposition.",
    ],
    account: "Il faut un compte : une adresse électronique suffit, sans mot de passe.",
    mine: "Mes contributions",
  },

  criteria: {
    title: "Ce qui fait accepter une fiche",
    all: [
      "Elle a trait à l’innovation publique en France, ou la nourrit depuis l’étranger.",
      "Elle est vérifiable : un lien, un document et sa page, une annonce officielle.",
      "Elle n’est pas déjà dans l’annuaire : cherchez d’abord par son nom.",
      "Le résumé est neutre et écrit avec vos mots, sans copier le texte d’origine ni faire de promotion.",
      "Elle ne donne pas de coordonnées personnelles : ni courriel, ni téléphone nominatif.",
    ],
    resource:
      "Une ressource a un titre, un éditeur ou un auteur, et de quoi la retrouver : une adresse ou une référence.",
    lab: "Un lab existe vraiment : une équipe, un rattachement, des travaux visibles.",
    programme: "Un programme a un porteur public ou d’intérêt général, et un état connu.",
    event: "Un événement a une date de début, un organisateur et un lieu, ou la mention qu’il est en ligne.",
    search: "Chercher dans l’annuaire",
  },

  form: {
    newTitle: {
      resource: "Proposer une ressource",
      lab: "Proposer un lab",
      programme: "Proposer un programme",
      event: "Proposer un événement",
    } satisfies Record<EntryType, string>,
    editTitle: (title: string) => `Modifier « ${title} »`,
    resumeTitle: (title: string): string => (title ? `Reprendre « ${title} »` : "Reprendre un brouillon"),
    editLead:
      "Ne changez que ce qui doit l’être : seules vos modifications sont envoyées. La page publique ne bouge pas avant la décision de la modération.",
    requiredNote: "Les champs obligatoires le sont pour l’envoi ; un brouillon s’enregistre à tout moment.",
    comment: "Pourquoi cette modification ?",
    commentHint:
      "Une phrase pour la personne qui relit, avec la source si vous l’avez. Elle restera dans l’historique.",
    commentExample: "Le lab a déménagé en mars, voir son site.",
    note: "Un mot pour la relecture",
    noteHint: "Ce qu’il est utile de savoir pour vérifier la fiche. Il restera dans l’historique.",
    review: "Envoi",
    save: "Enregistrer le brouillon",
    preview: "Voir l’aperçu",
    publish: "Publier tout de suite",
    submit: "Envoyer en relecture",
    resubmit: "Renvoyer en relecture",
    saved: "Brouillon enregistré.",
    savedUnsettled:
      "Brouillon enregistré. Une recherche attend encore votre choix : choisissez parmi les résultats, ou videz-la.",
    elsewhere:
      "Ce brouillon a été modifié entre-temps, peut-être par vous sur un autre appareil. Rien n’est perdu : renvoyez ce formulaire pour que cette version-ci remplace l’autre.",
    elsewhereLink: "Voir l’autre version (nouvel onglet)",
    alreadySent:
      "Cette proposition a déjà été envoyée ; ce que vous venez de saisir n’a pas été pris en compte.",
    moved: (title: string) =>
      `La fiche « ${title} » a changé depuis votre brouillon. Ce formulaire montre la fiche d’aujourd’hui avec vos modifications : vérifiez-les avant l’envoi.`,
    otherDraft: "Vous avez déjà une proposition en cours sur cette fiche.",
    otherDraftLink: "La reprendre",
    asked: "Ce qui vous est demandé",
    archived: "Cette fiche est archivée : elle ne se modifie plus.",
    merged: "Cette fiche a été réunie avec une autre : proposez la modification sur l’autre.",
    seeEntry: "Voir la fiche",
    themeGroups: {
      "bulletin-section": "Grands sujets",
      "sonar-family": "Approches",
      "cross-cutting": "Sujets transversaux",
    },
    otherThemes: "Autres",
  },

  signIn: {
    title: "Un compte est nécessaire pour proposer",
    text: "Il sert à retrouver votre brouillon, à vous dire ce que devient votre proposition et à signer l’historique de la fiche. Une adresse électronique suffit : vous recevez un lien, sans mot de passe, et revenez ensuite ici.",
    action: "Se connecter ou créer un compte",
  },

  list: {
    title: "Mes contributions",
    lead: (count: number): string =>
      count === 0
        ? "Tout ce que vous proposez se retrouve ici."
        : "Chaque proposition, où elle en est, et ce que vous pouvez faire.",
    empty: "Vous n’avez encore rien proposé",
    emptyText:
      "Une ressource que vous conseillez souvent, un lab qui manque ? Proposez-la : dix minutes suffisent.",
    propose: "Proposer une fiche",
    untitled: "Sans titre",
    creation: "Nouvelle fiche",
    edit: "Modification",
    updated: (age: string) => `modifiée ${age}`,
    sent: (age: string) => `envoyée ${age}`,
  },

  next: {
    draft: "À compléter, puis à envoyer en relecture.",
    submitted: "En attente de relecture. Un courriel vous dira la suite.",
    claimed: "En cours de relecture : une personne de la modération la lit en ce moment.",
    /** `age` of the oldest that waits: "il y a 3 jours". */
    place: (place: number, age: string) =>
      place < 2
        ? "C’est la prochaine à relire."
        : `Elle est en ${place}e position dans la file, dont la plus ancienne a été envoyée ${age}.`,
    changes_requested: "Des compléments vous sont demandés : corrigez, puis renvoyez-la.",
    accepted: "Publiée.",
    changed: "Publiée, avec ce que la relecture a changé : voyez ci-dessous.",
    rejected: "Refusée. Vous pouvez en proposer une autre, en tenant compte du motif.",
    withdrawn: "Retirée par vous.",
    quarantined:
      "Mise de côté avec vos autres envois, le temps d’une vérification. Elle reprendra ensuite sa place dans la file.",
    resume: "Reprendre",
    amend: "Corriger et renvoyer",
    see: "Voir la fiche",
    open: "Voir le détail",
  },

  one: {
    created: "Commencée",
    updated: "Dernière modification",
    sent: "Envoyée",
    comment: "Votre message",
    entry: "Fiche concernée",
    decisions: "Décisions",
    decided: (name: string, at: string) => `${name}, ${at}`,
    verdicts: { accepted: "Acceptée", changes_requested: "Compléments demandés", rejected: "Refusée" },
    changes: "Ce que vous proposez",
    nothing: "Rien n’est encore rempli.",
    preview: "Voir l’aperçu de la page",
    withdraw: "Retirer cette proposition",
    withdrawDraft: "Abandonner ce brouillon",
    withdrawText:
      "Personne ne la relira plus, et elle ne pourra pas être renvoyée. Elle reste dans votre liste avec l’état « Retirée ».",
    withdrawConfirm: "Oui, la retirer",
    done: {
      saved: "Brouillon enregistré. Vous le retrouverez ici, sur n’importe quel appareil.",
      sent: "Proposition envoyée. Merci : une personne va la relire, et un courriel vous dira la suite.",
      published: "Correction publiée.",
      publishedByRule:
        "C’est en ligne : une petite modification, sur une fiche que vous tenez à jour, paraît sans attendre.",
      withdrawn: "Proposition retirée.",
    },
  },

  preview: {
    title: "Aperçu",
    notice: "Voici la page telle qu’elle serait publiée. Rien n’est encore visible pour les autres.",
    incomplete: "Ce qui est vide ou à corriger n’apparaît pas.",
    back: "Revenir au formulaire",
    backToProposal: "Revenir à la proposition",
  },
};
