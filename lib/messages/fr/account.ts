import type { Role } from "../../permissions";

/** Signing in, one's own account, and the mails of the demonstration. */
export const account = {
  /** The public name of a new account: nothing of the address shows in it. */
  newcomer: (mark: string) => `Contributeur ${mark}`,
  /** The public name of an account that its person has erased, in both languages: it is kept as a name is. */
  erasedName: "Anonyme",
  roles: {
    contributor: "Contribution",
    moderator: "Modération",
    admin: "Administration",
  } satisfies Record<Role, string>,
  signIn: {
    title: "Se connecter",
    lead: "Lire l’annuaire ne demande pas de compte. Pour proposer ou corriger une fiche, connectez-vous avec votre adresse électronique : pas de mot de passe, vous recevez un lien.",
    email: "Adresse électronique",
    emailHint: "Elle n’est jamais montrée. Votre compte est créé à la première connexion.",
    emailExample: "prenom.nom@exemple.fr",
    submit: "Recevoir un lien",
    sent: (email: string) =>
      `Un lien de connexion part à l’adresse ${email}. Il fonctionne une fois, pendant 10 minutes. Rien reçu ? Regardez dans les courriers indésirables, puis vérifiez l’adresse.`,
    already: (name: string) => `Votre session est ouverte au nom de ${name}.`,
    toAccount: "Aller à mon espace",
    privacy: "Ce que nous faisons de votre adresse",
  },
  demo: {
    title: "Essayer sans adresse",
    text: "Ce Sillage est une démonstration : entrez en un clic à la place d’une de ces personnes. Les courriels ne partent pas, ils se lisent sur la page « Courrier ».",
    enter: (name: string) => `Entrer comme ${name}`,
    people: {
      contributor: "propose et corrige des fiches",
      moderator: "relit les propositions et décide",
      admin: "relit aussi, et gère l’ensemble",
    } satisfies Record<Role, string>,
    mails: "Lire le courrier",
  },
  confirm: {
    title: "Confirmer la connexion",
    lead: (email: string) => `Vous allez vous connecter à Sillage avec l’adresse ${email}.`,
    submit: "Me connecter",
    notYou: "Si vous n’avez pas demandé ce lien, fermez cette page : rien ne se passe sans ce bouton.",
    expiredTitle: "Ce lien ne fonctionne plus",
    expiredLead:
      "Un lien de connexion fonctionne une seule fois, pendant 10 minutes, et le dernier utilisé annule les autres. Demandez-en un nouveau ci-dessous.",
    blockedTitle: "Ce compte est suspendu",
    blockedLead:
      "La connexion à ce compte a été suspendue par l’administration de Sillage. Écrivez-nous pour en parler.",
    contact: "Nous contacter",
    unavailable:
      "La connexion n’a pas pu se faire pour le moment. Votre lien est peut-être encore bon : réessayez.",
  },
  space: {
    title: "Mon espace",
    lead: (name: string) => `Bonjour ${name}.`,
    identity: "Votre compte",
    name: "Nom public",
    role: "Rôle",
    email: "Adresse électronique",
    language: "Langue des courriels",
    since: "Compte créé le",
    languages: { fr: "Français", en: "Anglais" },
    ways: "Que voulez-vous faire ?",
    contributions: "Suivre mes contributions",
    contributionsHint: "Brouillons, propositions en relecture, décisions et motifs.",
    propose: "Proposer une fiche",
    proposeHint: "Une ressource, un lab, un programme ou un événement.",
    review: "Relire les propositions",
    reviewHint: "La file, les prises en charge, les décisions.",
    mails: "Lire le courrier",
    mailsHint: "Les courriels de la démonstration, gardés ici au lieu de partir.",
    signOut: "Se déconnecter",
  },
  kept: {
    title: "Courrier",
    lead: "Dans cette démonstration, les courriels ne partent pas : ils sont gardés ici, et tout le monde peut les lire.",
    none: "Aucun courriel pour le moment. Demandez un lien de connexion, ou décidez d’une proposition : le courriel arrive en quelques secondes.",
    to: "Destinataire",
    subject: "Objet",
    at: "Reçu le",
    text: "Texte",
    html: "Voir la version HTML",
    refresh: "Actualiser",
    list: (count: number) =>
      count === 1 ? "1 courriel, le plus récent d’abord" : `${count} courriels, le plus récent d’abord`,
  },
};
