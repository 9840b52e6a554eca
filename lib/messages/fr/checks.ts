import { formatNumber } from "../../dates";

type Params = Readonly<Record<string, string | number>>;

/** Advice on what is proposed, to its author and to whoever reviews: remarks, never refusals. */
export const checks = {
  title: "À relire avant d’envoyer",
  lead: "Relevées automatiquement : elles n’empêchent rien et peuvent se tromper. Voyez si elles vous aident.",
  reviewTitle: (count: number): string =>
    count < 2 ? "Une remarque automatique" : `${formatNumber(count, "fr")} remarques automatiques`,
  reviewLead:
    "Des indices, à vérifier : ils ne décident de rien. L’auteur les voit quand il enregistre son brouillon.",
  likeness: (percent: number): string => `${percent} % de ressemblance`,
  said: {
    thinSummary: ({ length }: Params) =>
      `Le résumé est court (${length} caractères) : dites ce que c’est, pour qui, ce que l’on y trouve.`,
    summaryIsTitle: () => "Le résumé répète le titre : dites ce que l’on y trouve.",
    nothingToFollow: () =>
      "Aucune adresse, aucun lien, aucune source : le lecteur ne pourra pas aller plus loin.",
    noTheme: () => "Aucun thème : la fiche sera plus difficile à trouver.",
    noCredit: () => "Personne n’est cité : ni auteur, ni organisme.",
    noPlace: () => "Aucun lieu : la fiche n’apparaîtra pas sur la carte.",
    titleInCapitals: () => "Écrit en capitales : préférez les minuscules, avec leurs accents.",
    titleEndsWithPoint: () => "Un titre ne se termine pas par un point.",
    markup: () => "Des marques d’un autre logiciel (balises HTML) restent dans le texte.",
    shouting: () => "La ponctuation est répétée : une fiche a un ton neutre.",
    addressInText: () => "Une adresse web est dans le texte : sa place est parmi les liens.",
    email: ({ found }: Params) =>
      `« ${found} » est peut-être l’adresse électronique d’une personne : préférez celle d’un service, ou la page de contact.`,
    telephone: ({ found }: Params) =>
      `« ${found} » ressemble à un numéro de téléphone : la fiche est publique, préférez la page de contact.`,
    dateAhead: ({ date }: Params) => `${date} est loin dans l’avenir : l’année est-elle la bonne ?`,
    dateFarBack: ({ date }: Params) => `${date} est bien ancien : l’année est-elle la bonne ?`,
    over: ({ date }: Params) => `C’est déjà passé (${date}). Si c’est voulu, rien à changer.`,
    deadlineOver: ({ date }: Params) => `La date limite est passée (${date}).`,
    deadlineAfterStart: () => "La date limite vient après la fin.",
    longForDays: () => "Plus de deux mois entre le début et la fin : les dates sont-elles justes ?",
    notWrittenInFrench: ({ seems }: Params) =>
      `Semble écrit en ${seems} : l’annuaire est écrit en français, même pour ce qui est en une autre langue.`,
    titleInOtherLanguage: ({ seems, declared }: Params) =>
      `Le titre semble écrit en ${seems}, et la langue indiquée est : ${declared}.`,
    shortenedAddress: () =>
      "Adresse raccourcie : donnez celle à laquelle elle mène, qui durera plus longtemps.",
    trackedAddress: () => "L’adresse contient des marques de suivi (utm_…) : elle fonctionne sans.",
    deadLink: ({ url }: Params) => `Rien n’a répondu à cette adresse lors de notre dernière visite : ${url}`,
    lookalike: ({ title, percent }: Params) =>
      `Ressemble à une fiche publiée, « ${title} » (${percent} %). Est-ce la même chose ?`,
    organisationKnown: ({ name }: Params) =>
      `« ${name} » est dans l’annuaire des organismes : cherchez-le dans cette ligne pour y relier la fiche.`,
    sameAddress: ({ title }: Params) => `Une fiche publiée a la même adresse : « ${title} ».`,
    sameDayAndPlace: ({ title }: Params) =>
      `Une fiche publiée est du même jour, au même endroit : « ${title} ».`,
  },
};
