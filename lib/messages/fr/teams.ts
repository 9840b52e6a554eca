import { formatNumber } from "../../dates";

const n = (count: number) => formatNumber(count, "fr");
const some = (count: number, one: string, many: string) => `${n(count)} ${count < 2 ? one : many}`;

/** Teams that hold pages: joining, claiming, members, and what moderators settle. */
export const teams = {
  title: "Mes équipes",
  invitationTitle: "Rejoindre une équipe",
  confirmTitle: "Tenir une page",
  hint: "Les pages de labs, de programmes et d’organismes que vous tenez avec d’autres.",
  lead: "L’équipe d’un lab, d’un programme ou d’un organisme tient sa page elle-même : ce qu’elle corrige paraît aussitôt, dans l’historique et le journal comme le reste.",
  removedPage: "[fiche retirée]",

  /** On public pages. */
  held: "Cette page est tenue par son équipe",
  heldText: "Ses membres la corrigent directement. Tout reste visible dans l’historique.",
  partOf: "Vous faites partie de cette structure ?",
  join: "Rejoindre l’équipe",
  claim: "Tenir cette page",

  mine: {
    list: "Vos équipes",
    empty: "Vous n’êtes dans aucune équipe",
    emptyText:
      "Ouvrez la page de votre lab, de votre programme ou de votre organisme, puis suivez « Vous faites partie de cette structure ? ».",
    labs: "Voir les labs",
    programmes: "Voir les programmes",
    members: (count: number) => some(count, "membre", "membres"),
    waiting: (count: number) => some(count, "demande à traiter", "demandes à traiter"),
    since: (day: string) => `depuis le ${day}`,
    invitations: "Invitations reçues",
    invitedBy: (name: string) => `De la part de ${name}.`,
    requests: "Vos demandes",
    asked: (day: string) => `Demandé le ${day}`,
    ways: {
      mail: "Un lien vous attend dans le courriel envoyé à votre adresse professionnelle.",
      moderator: "La modération va répondre.",
      join: "Les responsables de l’équipe vont répondre.",
    },
    expired: "Le lien envoyé a expiré : recommencez.",
    withdraw: "Annuler cette demande",
    withdrawn: "La demande est annulée.",
  },

  roles: { manager: "Responsable", member: "Membre" },
  allows: {
    manager: "corrige la page, et fait entrer ou sortir des membres",
    member: "corrige la page",
  },

  team: {
    title: (page: string) => `Équipe : ${page}`,
    lead: "Les membres corrigent directement la page ; les responsables tiennent aussi l’équipe.",
    blocked: "compte suspendu",
    you: "vous",
    pages: "Pages que l’équipe corrige",
    pagesText:
      "Les fiches de labs et de programmes qui présentent l’organisme, ou dont il est l’opérateur ou la tutelle.",
    noPages: "Aucune fiche de lab ou de programme ne se rattache encore à cet organisme.",
    edit: "Modifier",
    see: "Voir la page",
    closed: "Cette page est archivée : elle ne se modifie plus.",
    members: "Membres",
    memberSince: (day: string) => `depuis le ${day}`,
    acts: "Gérer",
    makeManager: "Rendre responsable",
    makeManagerOf: (name: string) => `Rendre ${name} responsable`,
    makeMember: "Rendre simple membre",
    makeMemberOf: (name: string) => `Rendre ${name} simple membre`,
    handOver: "Transmettre ma place",
    handOverTo: (name: string) => `Transmettre ma place de responsable à ${name}`,
    remove: "Retirer",
    removeOf: (name: string) => `Retirer ${name} de l’équipe`,
    requests: "Demandes à rejoindre l’équipe",
    noRequests: "Aucune demande n’attend.",
    admit: "Accepter",
    admitOf: (name: string) => `Accepter ${name} dans l’équipe`,
    refuse: "Refuser",
    refuseOf: (name: string) => `Refuser la demande de ${name}`,
    invite: "Inviter quelqu’un",
    inviteHint: "Un courriel part à cette adresse, avec un lien valable 14 jours et pour une seule personne.",
    email: "Adresse électronique",
    sendInvitation: "Envoyer l’invitation",
    invitations: "Invitations en attente",
    until: (day: string) => `jusqu’au ${day}`,
    cancelInvitation: "Annuler",
    cancelInvitationOf: (email: string) => `Annuler l’invitation envoyée à ${email}`,
    leave: "Quitter l’équipe",
    leaveText: "Vous ne corrigerez plus la page directement. Ce que vous avez fait reste dans l’historique.",
    leaveSubmit: "Quitter l’équipe",
    dissolve: "Dissoudre l’équipe",
    dissolveText:
      "Plus personne ne tient la page : elle redevient ouverte aux propositions, relues par la modération. Ce que l’équipe a publié reste dans l’historique.",
    dissolveSubmit: "Dissoudre l’équipe",
    lastManager:
      "Vous êtes la seule personne responsable : rendez quelqu’un d’autre responsable avant de partir, ou dissolvez l’équipe.",
    alone: "Vous êtes la seule personne de cette équipe : partir, c’est la dissoudre.",
    desk: "Actes de modération",
    deskText: "Vous lisez cette page au titre de la modération, sans être de l’équipe.",
  },

  /** What the team of an organisation says of it. */
  organisation: {
    title: "L’organisme",
    text: "Ce que vous changez paraît aussitôt, et reste noté : la modération peut l’annuler. L’adresse de la page ne change pas. Pour fusionner deux organismes, écrivez à la modération.",
    save: "Enregistrer",
  },

  done: {
    said: "Ce que vous dites de l’organisme est enregistré.",
    followed: "La succession est ajoutée.",
    parted: "La succession est retirée.",
    left: "Vous avez quitté l’équipe.",
    dissolved: "L’équipe est dissoute.",
    joined: "Bienvenue : vous êtes maintenant dans l’équipe.",
    held: "La page vous est confiée : vous êtes responsable de son équipe.",
    asked: "Votre demande est transmise aux responsables de l’équipe.",
    claimed: "Votre demande est transmise à la modération.",
    mailed:
      "Un courriel part à votre adresse professionnelle : ouvrez son lien dans l’heure, puis confirmez.",
    invited: "L’invitation est partie.",
    cancelled: "L’invitation est annulée : son lien ne fonctionne plus.",
    admitted: "La personne est dans l’équipe.",
    refused: "La demande est refusée. La personne en est prévenue.",
    manager: "La personne est responsable, et en est prévenue.",
    member: "La personne est simple membre, et en est prévenue.",
    handed: "Votre place est transmise : vous êtes simple membre.",
    removed: "La personne n’est plus dans l’équipe, et en est prévenue.",
  },

  /** Where one asks to join a team, or to hold a page. */
  asking: {
    title: (page: string) => `Vous faites partie de « ${page} » ?`,
    lead: "Les personnes d’une structure peuvent tenir sa page ensemble, sans attendre une relecture.",
    signIn: "Connectez-vous pour continuer : l’équipe est faite de comptes personnels.",
    already: "Vous êtes déjà dans l’équipe de cette page.",
    toTeam: "Voir l’équipe",
    waiting: "Votre demande pour cette page attend une réponse.",
    toMine: "Voir mes demandes",
    closed: "Cette page est archivée ou n’est plus dans l’annuaire : elle ne se tient plus.",
    joinTitle: "Demander à rejoindre l’équipe",
    joinLead: "Cette page a déjà une équipe. Ses responsables reçoivent votre demande et y répondent.",
    message: "Qui êtes-vous dans cette structure ?",
    messageHint: "Une phrase : votre fonction, votre service.",
    joinSubmit: "Envoyer la demande",
    through: (organisation: string) =>
      `L’équipe de « ${organisation} » corrige aussi cette page. Vous pouvez demander à la rejoindre, ou former l’équipe de la page.`,
    throughLink: (organisation: string) => `Rejoindre l’équipe de « ${organisation} »`,
    mailTitle: "Par votre adresse professionnelle",
    mailLead: (domain: string) =>
      `Une adresse qui se termine par ${domain}, le domaine du site de la page, suffit à prouver que vous en faites partie. Nous y envoyons un lien ; elle est oubliée dès qu’il a servi.`,
    email: "Votre adresse professionnelle",
    emailHint: (domain: string) => `prenom.nom@${domain}`,
    mailSubmit: "Recevoir le lien",
    moderatorTitle: "Par la modération",
    noDomain:
      "Le site de cette page ne permet pas de vérifier une adresse (aucun site indiqué, hébergement partagé ou domaine de plusieurs services) : la modération répond à votre demande.",
    moderatorLead:
      "Votre adresse n’est pas de ce domaine ? Dites à la modération qui vous êtes : elle vérifie, puis répond en donnant ses raisons.",
    moderatorHint:
      "Votre fonction, et où cela se vérifie : une page du site, un organigramme, un document publié.",
    moderatorSubmit: "Envoyer à la modération",
  },

  invitation: {
    title: (page: string) => `Rejoindre l’équipe de « ${page} »`,
    lead: (name: string) =>
      `${name} vous invite à tenir cette page : ce que vous y corrigez paraît aussitôt, sous votre nom public.`,
    signIn: "Connectez-vous, puis acceptez : le lien vaut pour une seule personne.",
    as: (name: string) => `Vous acceptez avec le compte « ${name} ».`,
    accept: "Rejoindre l’équipe",
    decline: "Décliner",
    declined: "L’invitation est déclinée.",
    goneTitle: "Cette invitation ne fonctionne plus",
    gone: "Elle a déjà servi, a été annulée, a expiré, ou l’équipe n’existe plus. Demandez-en une autre à la personne qui vous l’a envoyée.",
  },

  confirmation: {
    title: (page: string) => `Tenir la page « ${page} »`,
    lead: (email: string) =>
      `L’adresse ${email} prouve que vous faites partie de cette structure. Confirmez pour former l’équipe de la page : vous en serez responsable.`,
    signIn: "Connectez-vous avec le compte qui a fait la demande, puis confirmez.",
    otherTitle: "Ce lien est celui d’un autre compte",
    other: "Connectez-vous avec le compte qui a fait la demande.",
    submit: "Confirmer",
    notYou: "Si vous n’avez rien demandé, fermez cette page : rien ne se passe sans ce bouton.",
    goneTitle: "Ce lien ne fonctionne plus",
    gone: "Il fonctionne une seule fois, pendant une heure, et une nouvelle demande annule les précédentes. La page a pu aussi être confiée à quelqu’un d’autre.",
  },

  desk: {
    title: "Demandes d’équipes",
    oneTitle: "Une demande d’équipe",
    lead: (count: number) =>
      count === 0
        ? "Personne n’attend de réponse."
        : `${some(count, "demande attend", "demandes attendent")} une réponse, la plus ancienne d’abord.`,
    empty: "Aucune demande n’attend",
    emptyText: "Les demandes prouvées par un courriel se règlent d’elles-mêmes, et paraissent plus bas.",
    settled: "Réglées récemment",
    by: (name: string) => `Par ${name}`,
    states: {
      pending: "En attente",
      accepted: "Acceptée",
      refused: "Refusée",
      withdrawn: "Annulée",
      overtaken: "Devancée",
    },
    byMail: (domain: string) => `par un courriel à ${domain}`,
    one: (page: string) => `Demande pour « ${page} »`,
    facts: {
      page: "Page",
      who: "Qui demande",
      asked: "Demandé",
      site: "Site de la page",
      domain: "Domaine",
      message: "Dans ses mots",
      answer: "Réponse",
      reason: "Raison",
      activity: "Participation",
      teams: "Équipes de la page",
      others: "Autres demandes pour cette page",
    },
    noSite: "aucun",
    accepted: (count: number) => some(count, "proposition acceptée", "propositions acceptées"),
    memberSince: (day: string) => `compte ouvert le ${day}`,
    decide: "Répondre",
    reason: "Raison",
    reasonHint: "Ce que vous avez vérifié, ou ce qui manque. La personne la lit si vous refusez.",
    accept: "Confier la page",
    acceptText:
      "Si vous confiez la page, la personne forme son équipe et en est responsable. Les autres demandes pour la même page sont alors closes, et renvoyées vers l’équipe.",
    refuse: "Refuser",
    own: "C’est votre demande : quelqu’un d’autre y répond.",
    byMailText:
      "Cette demande attend que la personne confirme par le lien envoyé à son adresse : il n’y a rien à décider.",
    done: {
      accepted: "La page est confiée, et la personne prévenue.",
      refused: "La demande est refusée, et la personne prévenue.",
    },
  },

  mails: {
    subject: (page: string) => `Du nouveau pour l’équipe de « ${page} »`,
    about: (page: string) => `À propos de l’équipe de « ${page} » :`,
    reason: "La raison donnée par la modération",
    action: "Voir",
    why: "Vous recevez ce courriel parce que vous êtes de cette équipe, ou avez demandé à tenir cette page.",
    invitation: {
      subject: (page: string) => `Invitation à tenir la page « ${page} » sur Sillage`,
      intro: (name: string, page: string) =>
        `${name} vous invite à rejoindre l’équipe qui tient la page « ${page} » sur Sillage, l’annuaire collaboratif de l’innovation publique. Ouvrez ce lien, puis acceptez avec le bouton de la page :`,
      action: "Voir l’invitation",
      limits: (days: number) =>
        `Le lien fonctionne pour une seule personne, pendant ${days} ${days < 2 ? "jour" : "jours"}.`,
      notYou:
        "Si vous ne connaissez pas cette personne, ne faites rien : cette adresse est oubliée quand le lien expire.",
    },
    claim: {
      subject: (page: string) => `Confirmez que vous tenez la page « ${page} »`,
      intro: (name: string, page: string) =>
        `Le compte « ${name} » de Sillage demande à tenir la page « ${page} », et dit que cette adresse professionnelle est la sienne. Ouvrez ce lien, puis confirmez avec le bouton de la page :`,
      action: "Confirmer ma demande",
      limits: (minutes: number) =>
        `Le lien fonctionne une seule fois, pendant ${minutes} minutes, avec le compte qui a fait la demande.`,
      notYou: "Si vous n’avez rien demandé, ne faites rien : la page ne sera confiée à personne.",
    },
  },
};
