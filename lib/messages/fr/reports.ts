import { formatNumber } from "../../dates";

const n = (count: number) => formatNumber(count, "fr");
const some = (count: number, one: string, many: string) => `${n(count)} ${count < 2 ? one : many}`;

/** What visitors report about entries, the requests of people who are named, and what moderators do of them. */
export const reports = {
  /** On the page of an entry. */
  link: "Signaler un problème",
  kinds: {
    wrong: "Une erreur",
    outdated: "Une information périmée",
    dead_link: "Un lien qui ne fonctionne pas",
    duplicate: "Un doublon",
    out_of_place: "Une fiche qui n’a pas sa place ici",
    rights: "Un droit d’auteur ou de propriété",
    personal_data: "Des données personnelles",
    objection: "Opposition d’une personne nommée",
  },
  kindHints: {
    wrong: "Un nom, une date, un chiffre, un fait inexact.",
    outdated: "C’était vrai, ce ne l’est plus.",
    dead_link: "L’adresse ne répond plus, ou mène à autre chose.",
    duplicate: "La même chose a déjà sa fiche : dites laquelle.",
    out_of_place: "Publicité, hors sujet, contenu déplacé.",
    rights: "Un texte ou une image repris sans droit.",
    personal_data: "Une adresse, un téléphone, une information privée. Réponse sous un mois.",
  },
  form: {
    title: "Signaler un problème",
    lead: (title: string) => `À propos de la fiche « ${title} ». Aucun compte n’est nécessaire.`,
    edit: "Si vous savez quoi corriger, le plus court est de",
    editLink: "proposer la modification vous-même",
    named: "Vous êtes nommé dans cette fiche et vous voulez que cela cesse ?",
    namedLink: "Exercez votre droit d’opposition",
    kind: "Quel est le problème ?",
    body: "Ce qui ne va pas",
    bodyHint: (max: number) =>
      `Dites où, et si vous le savez ce qu’il faudrait lire. N’écrivez rien de confidentiel. ${n(max)} caractères au plus.`,
    email: "Votre adresse électronique, si vous voulez une réponse",
    emailHint: (days: number) =>
      `Elle sert à vous répondre et à rien d’autre. Elle n’est jamais affichée, et elle est effacée ${days} jours après la réponse.`,
    submit: "Envoyer le signalement",
    privacy: "Ce que nous gardons, et combien de temps",
  },
  received: {
    title: "Signalement reçu",
    thanks: "Merci. Une personne de la modération va le lire.",
    reference: (reference: string) => `Votre signalement porte la référence ${reference}.`,
    due: (day: string) => `La réponse est due au plus tard le ${day}.`,
    mail: "Si vous avez laissé une adresse, un accusé de réception part, puis la réponse.",
    back: "Revenir à la fiche",
  },
  objection: {
    title: "Être nommé dans cette fiche : vos droits",
    lead: (title: string) =>
      `La fiche « ${title} » cite des personnes telles que des documents publics les nomment. Si vous êtes l’une d’elles, vous pouvez vous y opposer.`,
    rights: "Ce que dit la loi",
    law: [
      "Sillage cite des noms au titre de son intérêt légitime : dire qui a fait quoi dans l’innovation publique (article 6.1.f du RGPD).",
      "Vous pouvez vous y opposer à tout moment, pour des raisons qui tiennent à votre situation particulière (article 21). Votre nom est alors retiré, sauf motif légitime et impérieux, que nous devrions vous dire.",
      "Nous répondons dans le mois (article 12), à l’adresse que vous laissez.",
    ],
    cnil: "Si la réponse ne vous convient pas, vous pouvez",
    cnilLink: "saisir la CNIL",
    cnilUrl: "https://www.cnil.fr/fr/plaintes",
    other: "Pour une erreur ou une coordonnée à retirer,",
    otherLink: "signalez plutôt un problème",
    person: "Votre nom, tel que la fiche l’écrit",
    body: "Ce que vous demandez, et pourquoi",
    bodyHint: (max: number) =>
      `Par exemple : retirer mon nom ; n’écrire que mon organisme. Une phrase sur votre situation suffit. N’envoyez pas de pièce d’identité. ${n(max)} caractères au plus.`,
    email: "Votre adresse électronique",
    emailHint: (days: number) =>
      `Pour vous répondre, et à rien d’autre. Elle est effacée ${days} jours après la réponse.`,
    submit: "Envoyer ma demande",
    receivedTitle: "Demande reçue",
    receivedReference: (reference: string) => `Votre demande porte la référence ${reference}.`,
  },
  desk: {
    title: "Signalements",
    oneTitle: "Un signalement",
    lead: "Ce que des visiteurs et nos vérifications disent des fiches. Corrigez, archivez ou retirez par les voies habituelles, puis répondez.",
    line: (open: number, people: number) =>
      `${some(open, "signalement à traiter", "signalements à traiter")}${people > 0 ? `, dont ${some(people, "demande de personne", "demandes de personnes")}` : ""}`,
    viewsLabel: "Vues des signalements",
    views: {
      open: "À traiter",
      people: "Demandes de personnes",
      visitors: "Visiteurs",
      checks: "Vérifications automatiques",
      closed: "Clos",
    },
    nearest: (count: number, day: string) =>
      count < 2
        ? `Une demande de personne attend une réponse avant le ${day}.`
        : `${n(count)} demandes de personnes attendent une réponse, la première avant le ${day}.`,
    seeThem: "Les voir",
    empty: "Rien dans cette vue",
    emptyText: "Aucun signalement n’attend ici.",
    origins: {
      visitor: "Un visiteur",
      link_check: "Vérification des liens",
      freshness: "Question de fraîcheur restée sans réponse",
    },
    free: "À prendre",
    mine: (minutes: number) => `À vous, encore ${minutes} min`,
    held: (name: string, minutes: number) => `${name}, encore ${minutes} min`,
    due: (day: string) => `Réponse avant le ${day}`,
    late: (day: string) => `En retard : réponse due le ${day}`,
    states: { open: "À traiter", settled: "Traité", dismissed: "Sans suite" },
    done: {
      settled: (mailed: boolean) => `Signalement traité.${mailed ? " La réponse part par courriel." : ""}`,
      dismissed: (mailed: boolean) =>
        `Signalement classé sans suite.${mailed ? " La réponse part par courriel." : ""}`,
    },
  },
  item: {
    facts: "En bref",
    reference: "Référence",
    from: "Origine",
    at: "Reçu",
    dueLabel: "Échéance",
    answerTo: "Réponse",
    byMail: "par courriel, à l’adresse laissée",
    noAddress: "aucune adresse n’a été laissée",
    person: "Nom dans la fiche",
    url: "Adresse",
    entry: "Fiche",
    written: "Ce qui est écrit",
    erased: "Le texte a été effacé, un an après la réponse.",
    linkText:
      "Cette adresse n’a pas répondu à trois visites, sur une semaine au moins. La fiche le dit à côté du lien. Remplacez l’adresse, retirez-la, ou gardez-la avec sa copie archivée : ce signalement se clôt tout seul si l’adresse répond de nouveau ou change.",
    freshnessText:
      "Personne n’a confirmé cette fiche depuis longtemps, et la question envoyée est restée sans réponse, ou n’avait personne à qui être envoyée. Vérifiez-la : confirmez-la, corrigez-la ou archivez-la. Ce signalement se clôt tout seul dès qu’elle est confirmée ou modifiée.",
    objectionText:
      "Droit d’opposition (RGPD, article 21) : le nom est retiré, sauf motif légitime et impérieux, à dire dans la réponse. La correction reste dans l’historique public : si le nom ne doit plus se lire du tout, retirez la fiche, puis proposez-la de nouveau sans lui.",
    acts: "Agir sur la fiche",
    actsLead: "Chaque acte s’ouvre sur sa page habituelle. Revenez ensuite répondre ici.",
    actsLeadClosed:
      "Le signalement a sa réponse. Chaque acte s’ouvre sur sa page habituelle, et ne change rien à cette réponse.",
    see: "Voir la fiche",
    correct: "Corriger",
    confirm: "Confirmer qu’elle est exacte",
    archive: "Archiver",
    merge: "Réunir avec une autre fiche",
    remove: "Retirer de l’annuaire",
    archived: "La fiche est archivée.",
    removed: "La fiche est retirée de l’annuaire.",
    merged: "La fiche est fusionnée dans",
    others: "Autres signalements sur cette fiche",
    claimTitle: "Prise en charge",
    take: (minutes: number) => `Prendre pour ${minutes} minutes`,
    renew: "Prolonger",
    release: "Rendre",
    taken: "Ce signalement est à vous.",
    released: "Ce signalement est rendu.",
    answerTitle: "Répondre et clore",
    answer: "Votre réponse",
    answerHint: "Elle part par courriel telle quelle. Dites ce qui a été fait, ou pourquoi rien ne change.",
    answerKept: "Personne ne la recevra : elle reste au dossier.",
    settle: "Traité",
    dismiss: "Sans suite",
    reopen: "Rouvrir",
    reopenText: {
      mailed: "La personne est prévenue par courriel que son signalement est de nouveau à l’étude.",
      silent:
        "Il revient parmi les signalements à traiter. Personne n’est prévenu : aucune adresse n’est connue.",
    },
    reopened: (mailed: boolean) =>
      `Le signalement est rouvert.${mailed ? " La personne en est prévenue par courriel." : ""}`,
    erasedText: "Son texte a été effacé : il ne se rouvre plus.",
    answeredBefore: "Réponse d’avant la réouverture",
    closedBy: (name: string, day: string) => `Clos par ${name}, le ${day}.`,
    closedAlone: (day: string) => `Clos de lui-même, le ${day}.`,
  },
  mails: {
    received: {
      subject: (reference: string) => `Signalement reçu (${reference})`,
      what: (title: string) => `Nous avons bien reçu votre signalement sur la fiche « ${title} ». Merci.`,
      request: (title: string) => `Nous avons bien reçu votre demande sur la fiche « ${title} ».`,
      reference: (reference: string) => `Sa référence est ${reference}.`,
      next: "Une personne de la modération va le lire. Sa réponse viendra à cette adresse.",
      due: (day: string) => `La réponse est due au plus tard le ${day}.`,
      notYou:
        "Si vous n’avez rien envoyé, quelqu’un a écrit votre adresse à votre place : ne faites rien, elle sera effacée.",
    },
    closed: {
      subject: (reference: string) => `Réponse à votre signalement (${reference})`,
      settled: (title: string) => `Votre signalement sur la fiche « ${title} » a été traité.`,
      dismissed: (title: string) =>
        `Votre signalement sur la fiche « ${title} » a été lu. La fiche ne change pas.`,
      quote: "La réponse de la modération",
      cnil: "Si cette réponse ne vous convient pas, vous pouvez saisir la CNIL : https://www.cnil.fr/fr/plaintes.",
      erased: (days: number) => `Votre adresse sera effacée de nos dossiers dans ${days} jours.`,
    },
    reopened: {
      subject: (reference: string) => `Votre signalement est rouvert (${reference})`,
      what: (title: string) =>
        `Votre signalement sur la fiche « ${title} » avait reçu une réponse. La modération le regarde de nouveau.`,
      next: "Une nouvelle réponse viendra à cette adresse.",
    },
    action: "Voir la fiche",
    why: "Vous recevez ce message parce que cette adresse a été laissée avec un signalement.",
    desk: {
      subjects: {
        arrived: (day: string) => `Demande d’une personne : réponse avant le ${day}`,
        due: (day: string) => `Rappel : une demande attend une réponse avant le ${day}`,
        late: (day: string) => `En retard : une demande attendait une réponse le ${day}`,
      },
      what: {
        arrived: "Une personne exerce ses droits à propos d’une fiche. La loi veut une réponse dans le mois.",
        due: "Une demande de personne n’a pas encore de réponse, et la date que fixe la loi approche.",
        late: "Une demande de personne n’a pas de réponse, et la date que fixe la loi est passée.",
      },
      kind: (kind: string, reference: string) => `Nature : ${kind}. Référence ${reference}.`,
      action: "Ouvrir la demande",
      why: "Vous recevez ce message parce que vous faites partie de la modération. Il ne peut pas être refusé : quelqu’un doit répondre.",
    },
  },
};
