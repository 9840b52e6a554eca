import { formatNumber } from "../../dates";
import { common } from "./common";

/** The map, its list and its file. */
export const map = {
  title: "Carte",
  titleFor: (text: string) => `Carte : ${text}`,
  lead: "Où sont les labs, les programmes, les événements et ce qu’ils ont produit. Choisissez un département pour n’y voir que ses fiches.",
  description:
    "La carte de l’innovation publique : les fiches de l’annuaire par lieu, par département et par pays.",
  search: "Chercher sur la carte",
  typesLabel: "Type",
  types: {
    resource: common.types.resource.one,
    lab: common.types.lab.one,
    programme: common.types.programme.one,
    event: common.types.event.one,
  },
  all: "Toutes",
  file: "Points de cette carte (GeoJSON)",
  contents: {
    france: (count: number) => `${common.entries(count)} située${count > 1 ? "s" : ""} en France`,
    national: (count: number) => `${common.entries(count)} pour toute la France`,
    abroad: (count: number) => `${common.entries(count)} à l’étranger`,
    nowhere: (count: number) => `${common.entries(count)} sans lieu`,
  },
  skip: "Passer la carte et lire la liste",
  partial:
    "Plus de 1 000 fiches répondent : les 1 000 plus récentes sont sur la carte et dans la liste. Choisissez un type ou un département pour voir les autres.",
  countsPartial: "Les nombres par département portent sur les 1 000 fiches les plus récentes.",
  france: "France métropolitaine",
  paris: "Paris et petite couronne",
  overseas: "Outre-mer",
  world: "À l’étranger",
  worldMap: "Carte du monde : les pays où sont des fiches",
  area: (name: string, code: string, count: number) => `${name} (${code}) : ${common.entries(count)}`,
  chosen: "choisi",
  country: (name: string, count: number) => `${name} : ${common.entries(count)}`,
  legend: "Fiches par département",
  none: "Aucune",
  from: (from: number, to: number | null) =>
    to === null
      ? `${formatNumber(from, "fr")} et plus`
      : to === from
        ? formatNumber(from, "fr")
        : `${formatNumber(from, "fr")} à ${formatNumber(to, "fr")}`,
  chosenLegend: "Choisi",
  oneMark: "Une fiche",
  groupMark: "Plusieurs fiches proches",
  accuracyTitle: "Où les points sont placés",
  accuracyText:
    "Une fiche est à l’adresse qu’elle donne. Sans adresse précise, elle est au centre de sa commune, de son intercommunalité, de son département ou de sa région : la liste le dit pour chacune. La position d’une commune qui n’est pas connue est celle de son département.",
  accuracy: {
    commune: "au centre de la commune",
    epci: "au milieu de l’intercommunalité",
    departement: "au centre du département",
    region: "au centre de la région",
  },
  list: "Les fiches, lieu par lieu",
  empty: "Aucune de ces fiches n’a de lieu en France",
  departement: (name: string, code: string) => `${name} (${code})`,
  wholeRegion: (name: string) => `${name}, toute la région`,
  national: "Toute la France",
  nationalText: "Ce qui concerne tout le pays, quel que soit le département choisi.",
  others: (count: number) =>
    count < 2 ? "Une autre fiche" : `Les ${formatNumber(count, "fr")} autres fiches`,
  nowhereText: "Leur lieu n’est pas connu, ou elles n’en ont pas.",
  table: "Nombre de fiches par département",
  tableDepartement: "Département",
  tableCount: "Fiches",
  noneElsewhere: "Les autres départements n’en ont aucune.",
  nothing: "Aucune fiche ne répond",
  nothingText: "Retirez un filtre, ou cherchez autrement.",
  nothingLink: "Voir ce qui s’en approche",
  credits: "Contours : Natural Earth (domaine public). Position des communes : GeoNames (CC BY 4.0).",
  zoom: {
    label: "Carte de France, à agrandir",
    keys: "Touches : + et − pour agrandir et réduire, flèches pour se déplacer, 0 pour tout voir.",
    in: "Agrandir",
    out: "Réduire",
    reset: "Voir toute la carte",
    left: "Aller à gauche",
    right: "Aller à droite",
    up: "Aller en haut",
    down: "Aller en bas",
    /** Followed by the factor: "Agrandie 4 fois". */
    scale: "Agrandissement :",
    entries: "fiches",
    others: "et ailleurs",
  },
};
