import { formatNumber } from "../../dates";

const n = (count: number) => formatNumber(count, "fr");

/** What anyone may take: the dump of each night, the catalogue, the open archive. */
export const openData = {
  title: "Données ouvertes",
  what: "L’annuaire ouvert de l’innovation publique : ressources, labs, programmes et événements.",
  description:
    "Toutes les fiches, les thèmes, les organismes et les territoires de l’annuaire, en fichiers ouverts, chaque nuit.",
  lead: "Tout ce que l’annuaire publie se télécharge et se réutilise, sans compte et sans demander : la copie de chaque nuit, ou les portes que vos logiciels connaissent.",
  recordRights: (name: string, url: string) => `Notice sous ${name} (${url})`,
  themeSet: (label: string) => `Thème : ${label}`,
  files: {
    title: "Tout télécharger",
    caption: (entries: number, at: string) =>
      `${n(entries)} ${entries < 2 ? "fiche publiée" : "fiches publiées"} au ${at}`,
    file: "Fichier",
    content: "Ce qu’il contient",
    lines: "Lignes",
    size: "Taille",
    checksum: "Empreinte SHA-256",
    kinds: {
      "sillage.jsonl": "Les fiches entières, une par ligne (JSON Lines)",
      "sillage.csv": "Les fiches en tableau, une par ligne (CSV, point-virgule, UTF-8)",
      "organismes.csv": "Les organismes, avec leurs autres noms",
      "themes.csv": "Les thèmes, en français et en anglais",
      "territoires.csv": "Les territoires où se trouvent des fiches, selon le code officiel géographique",
      "changements.csv": "Les fiches ajoutées, modifiées et retirées depuis la copie précédente",
    },
    stable:
      "Ces adresses ne changent pas. Les fichiers sont refaits chaque nuit, et aussitôt qu’une fiche est retirée à la demande de quelqu’un.",
    description: "Les mêmes informations pour un programme (JSON)",
    schema: "Le schéma du tableau (Table Schema)",
  },
  none: "La première copie n’est pas encore faite",
  noneText: "Elle se fait d’elle-même, dans les minutes qui suivent l’installation, puis chaque nuit.",
  again: "La copie se refait en ce moment",
  againText:
    "Une fiche vient d’être retirée : l’ancienne copie n’est plus servie. La nouvelle sera là dans quelques minutes.",
  /** Headings of the tables. */
  columns: {
    slug: "Identifiant",
    name: "Nom",
    acronym: "Sigle",
    fullName: "Nom complet",
    aliases: "Autres noms",
    kind: "Nature",
    country: "Pays",
    parent: "Organisme de rattachement",
    successors: "Organismes qui ont suivi",
    page: "Adresse de la page",
    labelFr: "Libellé",
    labelEn: "Libellé en anglais",
    code: "Code",
    level: "Niveau",
    within: "Dans",
    change: "Changement",
    api: "Adresse dans l’API",
  },
  changes: {
    kinds: { added: "ajoutée", changed: "modifiée", removed: "retirée" },
    title: "Ce qui a changé",
    since: (at: string) => `Depuis la copie précédente, du ${at} :`,
    first: "Cette copie est la première.",
    added: "Ajoutées",
    changed: "Modifiées",
    removed: "Archivées ou fusionnées",
    withdrawn: "Retirées à la demande de quelqu’un",
    advice:
      "Si vous tenez une copie de l’annuaire : une fiche qui n’est plus dans le fichier du jour n’est plus publiée. Retirez-la de la vôtre.",
  },
  reuse: {
    title: "Réutiliser",
    licence: "Le contenu de l’annuaire est sous",
    cite: "Citez la source et la date de la copie :",
    citation: (site: string, address: string, day: string) => `${site}, ${address}, copie du ${day}.`,
  },
  doors: {
    title: "Les autres portes",
    api: "L’API et sa documentation",
    oai: "Entrepôt OAI-PMH (Dublin Core et MODS), pour les bibliothèques et les agrégateurs",
    catalogue: "Catalogue DCAT-AP, pour data.gouv.fr et les portails de données",
    turtle: "Turtle",
    jsonLd: "JSON-LD",
    feed: "Flux des nouvelles fiches",
    search: "Chaque recherche se suit et se télécharge, au bas de ses résultats",
    journal: "Le journal des décisions",
  },
  dataset: {
    titles: {
      fiches: "Sillage, annuaire ouvert de l’innovation publique : fiches",
      organismes: "Sillage : organismes de l’innovation publique",
      themes: "Sillage : thèmes de l’innovation publique",
      territoires: "Sillage : territoires des fiches",
    },
    title: "Sillage, annuaire ouvert de l’innovation publique",
    catalogue: "Données ouvertes de Sillage",
    api: "API de Sillage",
    oai: "Entrepôt OAI-PMH de Sillage",
    keywords: ["innovation publique", "laboratoires d’innovation", "transformation publique", "annuaire"],
  },
};
