/** Documents to print, and sharing an address. */
export const printing = {
  pdf: "PDF",
  download: "Télécharger en PDF",
  title: "Votre PDF se prépare",
  lead: (name: string) =>
    `« ${name} » : quelques secondes suffisent d’ordinaire. Cette page s’actualise d’elle-même et vous donne le fichier dès qu’il est prêt.`,
  again: "Actualiser maintenant",
  back: "Revenir à la page",
  failedTitle: "Ce PDF n’a pas pu être fait",
  failedText:
    "L’erreur est notée. Réessayez dans quelques minutes, ou imprimez la page depuis votre navigateur.",
  busyTitle: "Trop de demandes",
  busyText: (minutes: number) =>
    `Beaucoup de documents ont été demandés d’ici. Revenez dans ${minutes} min, ou imprimez la page depuis votre navigateur.`,
  emptyTitle: "Rien à imprimer",
  emptyText: "Cette recherche ne trouve aucune fiche.",
  running: {
    site: "Sillage · L’annuaire ouvert de l’innovation publique",
    page: "Page {page} sur {pages}",
  },
  author: "Sillage, contributrices et contributeurs",
  code: (url: string) => `Code QR de l’adresse ${url}`,
  search: {
    title: "Fiches de l’annuaire",
    filtered: (filters: string) => `Fiches : ${filters}`,
    found: (count: number, all: string) =>
      `${count} ${count < 2 ? "fiche" : "fiches"} sur ${all}, dans l’ordre de la recherche.`,
    all: (count: number) =>
      count < 2
        ? `${count} fiche, dans l’ordre de la recherche.`
        : `${count} fiches, dans l’ordre de la recherche.`,
    most: (most: number) =>
      `Un PDF tient au plus ${most} fiches : affinez la recherche, ou téléchargez-la en tableur.`,
  },
  selection: {
    by: (name: string) => `Sélection de ${name}`,
  },
  share: {
    title: "Partager",
    mail: "Envoyer par courriel",
    mailSubject: (title: string) => `${title} (Sillage)`,
    copy: "Copier l’adresse",
    copied: "Adresse copiée.",
    native: "Partager…",
  },
};
