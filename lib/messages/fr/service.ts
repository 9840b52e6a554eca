import { formatNumber } from "../../dates";

const n = (count: number) => formatNumber(count, "fr");

/** How long an answer takes, for everyone to see. */
export const service = {
  title: "Délais de relecture",
  lead: (days: number) =>
    `Chaque proposition est relue par une personne. Nous nous engageons à répondre en ${days} ${days < 2 ? "jour" : "jours"} ; voici ce qu’il en est.`,
  computed: (at: string) => `Calculé le ${at}, sur les douze derniers mois.`,
  now: "En ce moment",
  waiting: "En attente de réponse",
  waitingCount: (count: number) =>
    count === 0 ? "Aucune proposition" : `${n(count)} ${count < 2 ? "proposition" : "propositions"}`,
  oldest: "La plus ancienne attend depuis",
  late: "Au-delà du délai promis",
  lateBadge: "Au-delà du délai promis",
  lateCount: (count: number) => (count === 0 ? "Aucune" : n(count)),
  year: "Sur douze mois",
  answered: "Propositions qui ont eu une première réponse",
  median: "La moitié en moins de",
  p90: "Neuf sur dix en moins de",
  acceptance: "Acceptées, parmi celles qui sont tranchées",
  nothing: "Pas encore de réponse à mesurer",
  nothingText: "Les chiffres viendront avec les premières décisions.",
  delays: {
    title: "Délai de la première réponse",
    alt: (worst: string) =>
      `Délai médian et neuvième décile par mois, en jours. Le plus long : ${worst}. Les chiffres sont dans le tableau.`,
    median: "Médiane",
    p90: "Neuf sur dix",
    promised: "Délai promis",
    unit: "jours",
  },
  verdicts: {
    title: "Réponses",
    alt: (count: string) =>
      `Réponses par mois et par sens, ${count} en tout. Les chiffres sont dans le tableau.`,
    accepted: "Acceptées",
    changesRequested: "Compléments demandés",
    rejected: "Refusées",
  },
  table: {
    title: "Mois par mois",
    month: "Mois",
    answered: "Premières réponses",
    median: "Médiane",
    p90: "Neuf sur dix",
    accepted: "Acceptées",
    changesRequested: "Compléments",
    rejected: "Refusées",
    acceptance: "Taux d’acceptation",
  },
  reasons: {
    title: "Pourquoi",
    caption: "Motifs des refus et des demandes de compléments",
    reason: "Motif",
    changes_requested: "Compléments demandés",
    rejected: "Refus",
    verdict: "Réponse",
    count: "Nombre",
    none: "Aucun refus, aucune demande de compléments.",
  },
  how: {
    title: "Comment c’est compté",
    text: [
      "Un délai va de l’envoi d’une proposition à la première réponse d’une personne : acceptée, refusée ou renvoyée pour compléments. La moitié des réponses sont plus rapides que la médiane ; neuf sur dix sont plus rapides que le second chiffre.",
      "Ce qu’une règle publie aussitôt et ce qui vient d’une importation ne comptent pas : personne n’attendait.",
    ],
    api: "Les mêmes chiffres pour vos programmes (JSON)",
    journal: "Toutes les décisions, dans le journal",
  },
  delay: {
    underAnHour: "moins d’une heure",
    hours: (count: number) => `${n(count)} ${count < 2 ? "heure" : "heures"}`,
    days: (count: number) => `${n(count)} ${count < 2 ? "jour" : "jours"}`,
  },
};
