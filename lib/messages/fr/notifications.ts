import { formatNumber } from "../../dates";

/** What one is told: the page of notifications, its settings, the count in the header, and the thread of a proposal. */
export const notifications = {
  title: "Notifications",
  hint: "Ce qui s’est passé sur vos propositions, et ce que vous en recevez par courriel.",
  lead: (unread: number) =>
    unread === 0
      ? "Vous avez tout lu."
      : `${formatNumber(unread, "fr")} ${unread < 2 ? "nouvelle" : "nouvelles"} à lire.`,
  /** In the header, around the number. */
  header: { title: "Notifications", one: "non lue", many: "non lues" },
  list: "Ce qui s’est passé",
  /** Before each line that was not read. */
  new: "Non lue",
  empty: "Rien à signaler",
  emptyText:
    "Quand une de vos propositions est relue, ou quand on vous écrit à son sujet, vous le lisez ici et par courriel.",
  markRead: "Marquer comme lue",
  markReadOf: (title: string) => `la nouvelle sur « ${title} »`,
  markAll: "Tout marquer comme lu",
  marked: "Marquée comme lue.",
  allMarked: "Tout est marqué comme lu.",
  untitled: "Sans titre",
  said: {
    received: "Votre proposition est arrivée en relecture.",
    decision: {
      accepted: (name: string) => `${name} a accepté votre proposition.`,
      changes_requested: (name: string) => `${name} vous demande des compléments.`,
      rejected: (name: string) => `${name} a refusé votre proposition, en disant pourquoi.`,
    },
    message: {
      toAuthor: (name: string) => `${name}, de la modération, vous a écrit.`,
      fromAuthor: (name: string) => `${name}, qui a fait cette proposition, a écrit.`,
      colleague: (name: string) => `${name}, de la modération, a écrit à son auteur.`,
      internal: (name: string) => `${name} a laissé une note interne.`,
    },
    handover: (name: string | null) =>
      name ? `${name} vous en confie la relecture.` : "On vous en confie la relecture.",
    assigned: (name: string | null) =>
      name ? `${name} l’a mise dans votre file.` : "On l’a mise dans votre file.",
    opinion: (name: string) => `${name} vous demande votre avis.`,
    removal: (name: string) => `${name} a retiré cette fiche de l’annuaire.`,
    late: "Des propositions attendent une réponse depuis plus longtemps que promis.",
    freshness: "Cette fiche est-elle toujours exacte ? Confirmez-la ou corrigez-la.",
    /** With the name of whom it is about. */
    team: {
      "claim-accepted": () => "La page vous est confiée : vous êtes responsable de son équipe.",
      "claim-refused": () => "Votre demande de tenir la page est refusée.",
      "claim-overtaken": () =>
        "La page vient d’être confiée à quelqu’un d’autre : vous pouvez demander à rejoindre son équipe.",
      "join-asked": (name: string) => `${name} demande à rejoindre l’équipe.`,
      "join-accepted": () => "Votre demande est acceptée : vous êtes dans l’équipe.",
      "join-refused": () => "Les responsables de l’équipe n’ont pas accepté votre demande.",
      joined: (name: string) => `${name} a accepté l’invitation et rejoint l’équipe.`,
      manager: () => "Vous êtes maintenant responsable de l’équipe.",
      member: () => "Vous n’êtes plus responsable de l’équipe ; vous en restez membre.",
      removed: () => "Vous n’êtes plus dans l’équipe.",
      dissolved: () => "L’équipe est dissoute : la page n’est plus tenue.",
    },
    /** What happens to the account itself. */
    account: {
      subjects: { level: "Votre niveau sur Sillage", quarantine: "Vos envois sur Sillage" },
      level: {
        rises: (level: string) => `Votre niveau est maintenant « ${level} ».`,
        falls: (level: string) =>
          `Votre niveau redevient « ${level} » : il suit les décisions des douze derniers mois, et remontera de même.`,
        held: (level: string) => `L’administration a fixé votre niveau : « ${level} ».`,
      },
      quarantined: "Ce que vous avez envoyé est mis de côté, le temps d’une vérification.",
      letOut: "La vérification est faite : vos propositions ont repris leur place dans la file.",
      letters: {
        kept: "Rien n’est perdu : une fois la vérification faite, chaque proposition reprend sa place dans la file. Vous pouvez répondre en nous écrivant.",
        action: "Voir sur Sillage",
        why: "Vous recevez ce message parce qu’il s’agit de votre compte.",
      },
    },
  },
  settings: {
    title: "Ce que vous recevez par courriel",
    lead: "Cette page dit toujours tout, aussitôt. Choisissez ce qui vous arrive aussi par courriel.",
    kinds: {
      received: "Une de mes propositions est arrivée en relecture",
      decision: "Une décision est prise sur une de mes propositions",
      message: "Un message est écrit sur une proposition qui me concerne",
      handover: "On me confie une relecture",
      assigned: "On m’attribue une proposition",
      opinion: "On me demande mon avis sur une proposition",
      removal: "Une fiche est retirée de l’annuaire",
      late: "Des propositions attendent au-delà du délai promis (une fois par jour)",
      freshness: "Une fiche que je tiens est à confirmer",
      team: "Il se passe quelque chose dans une de mes équipes, ou pour une page que j’ai demandé à tenir",
      level: "Mon niveau change",
      source: "Une source moissonnée est suspendue",
      webhook: "Un de vos webhooks est arrêté",
      batch: "Un de mes imports est relu ou annulé",
      quarantine: "Mes envois sont mis de côté, ou reprennent leur place",
      selection: "Une de mes sélections est masquée, ou montrée de nouveau",
    },
    frequencies: {
      at_once: "Aussitôt",
      daily: "Une fois par jour",
      never: "Jamais",
    },
    daily: "« Une fois par jour » : un seul courriel, à 7 h (heure de Paris), s’il y a du nouveau.",
    save: "Enregistrer mes choix",
    saved: "Vos choix sont enregistrés.",
  },
  thread: {
    title: "Échanges",
    lead: {
      author:
        "Une question, une précision ? Écrivez à la modération : la réponse viendra ici et par courriel.",
      desk: "Ce qui est envoyé à l’auteur lui arrive aussi par courriel. Une note interne ne lui est jamais montrée.",
    },
    empty: "Personne n’a encore écrit.",
    count: (count: number) => `${formatNumber(count, "fr")} ${count < 2 ? "message" : "messages"}`,
    roles: { author: "auteur", moderation: "modération", internal: "note interne" },
    you: "vous",
    /** For those who do not see the frame. */
    internalHint: "jamais montrée à l’auteur",
    body: "Votre message",
    bodyHint: (max: number) => `${formatNumber(max, "fr")} caractères au plus.`,
    send: { author: "Envoyer à la modération", desk: "Envoyer à l’auteur" },
    note: "Garder en note interne",
    sent: { author: "Message envoyé à la modération.", desk: "Message envoyé à l’auteur." },
    noted: "Note interne ajoutée : l’auteur ne la verra pas.",
  },
};
