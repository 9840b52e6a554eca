/** What entries are taken away as: files of lists, searches and entries. */
export const exporting = {
  title: "Emporter cette fiche",
  formats: {
    csv: "CSV",
    xlsx: "Excel (XLSX)",
    jsonl: "JSON Lines",
    bib: "BibTeX",
    ris: "RIS",
    json: "CSL-JSON",
    txt: "Bibliographie",
  },
  copy: "Copier la référence",
  copied: "Référence copiée.",
  notCopied: "La copie n’a pas pu se faire : sélectionnez le texte de la référence.",
  /** The names of files, without their extensions. */
  files: { list: "recherche" },
  sheet: (number: number) => (number > 1 ? `Fiches ${number}` : "Fiches"),
  record: (url: string) => `Fiche dans Sillage : ${url}`,
  unsorted: (most: string) =>
    `Plus de ${most} références : elles sont dans l’ordre de la recherche, et non dans celui des auteurs.`,
  columns: {
    page: "Adresse de la fiche",
    type: "Type",
    territoryCode: "Code du territoire",
    version: "Version de la fiche",
    publishedAt: "Fiche publiée le",
    updatedAt: "Fiche modifiée le",
    confirmedAt: "Fiche confirmée le",
  },
};
