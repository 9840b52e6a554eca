/** What is said when no page of the site can be shown. */
export const http = {
  400: {
    title: "Cette demande n’a pas été comprise",
    text: "Elle est incomplète ou abîmée. Revenez à la page précédente, rechargez-la, puis recommencez.",
  },
  403: {
    title: "Cette demande est refusée",
    text: "Elle ne vient pas d’une page de Sillage. Ouvrez la page sur ce site, puis recommencez.",
  },
  405: {
    title: "Rien à faire ainsi à cette adresse",
    text: "Une page se lit, et ses formulaires s’envoient : elle ne répond à rien d’autre.",
  },
  409: {
    title: "Cette page a changé depuis que vous l’avez ouverte",
    text: "Sillage a été mis à jour entre-temps. Revenez à la page précédente : ce que vous avez saisi y est encore. Copiez-le, rechargez la page, puis recommencez.",
  },
  411: {
    title: "Cette demande est refusée",
    text: "Elle ne dit pas quelle est sa taille.",
  },
  413: {
    title: "C’est trop long",
    text: "Un envoi ne peut pas dépasser 1 Mo. Revenez à la page précédente : ce que vous avez saisi y est encore ; raccourcissez-le, puis recommencez.",
  },
  429: {
    title: "Vous allez trop vite pour Sillage",
    text: "Trop de recherches sont venues de votre adresse en une minute. Attendez un instant, puis recommencez. Pour lire tout l’annuaire avec un programme, utilisez ses données ouvertes ou son API.",
  },
  500: {
    title: "La page n’a pas pu s’afficher",
    text: "L’incident vient de nous, pas de vous. Rien de ce qui était enregistré n’est perdu. Réessayez dans un instant.",
  },
  503: {
    title: "Sillage est momentanément indisponible",
    text: "L’annuaire ne répond pas. Rien de ce qui était enregistré n’est perdu. Si vous envoyiez un formulaire, revenez à la page précédente : ce que vous avez saisi y est encore. Réessayez dans quelques minutes.",
  },
};
