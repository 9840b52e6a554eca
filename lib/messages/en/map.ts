import { formatNumber } from "../../dates";
import type { map as source } from "../fr/map";
import { common } from "./common";

export const map = {
  title: "Map",
  titleFor: (text) => `Map: ${text}`,
  lead: "Where labs, programmes and events are, and what they produced. Choose a département to see its entries only.",
  description:
    "The map of public innovation in France: the entries of the directory by place, département and country.",
  search: "Search on the map",
  typesLabel: "Type",
  types: {
    resource: common.types.resource.one,
    lab: common.types.lab.one,
    programme: common.types.programme.one,
    event: common.types.event.one,
  },
  all: "All",
  file: "Points of this map (GeoJSON)",
  contents: {
    france: (count) => `${common.entries(count)} located in France`,
    national: (count) => `${common.entries(count)} for all of France`,
    abroad: (count) => `${common.entries(count)} abroad`,
    nowhere: (count) => `${common.entries(count)} without a place`,
  },
  skip: "Skip the map and read the list",
  partial:
    "More than 1,000 entries match: the newest 1,000 are on the map and in the list. Choose a type or a département to see the others.",
  countsPartial: "Counts by département cover the newest 1,000 entries.",
  france: "Metropolitan France",
  paris: "Paris and its inner suburbs",
  overseas: "Overseas",
  world: "Abroad",
  worldMap: "Map of the world: the countries where entries are",
  area: (name, code, count) => `${name} (${code}): ${common.entries(count)}`,
  chosen: "chosen",
  country: (name, count) => `${name}: ${common.entries(count)}`,
  legend: "Entries by département",
  none: "None",
  from: (from, to) =>
    to === null
      ? `${formatNumber(from, "en")} or more`
      : to === from
        ? formatNumber(from, "en")
        : `${formatNumber(from, "en")} to ${formatNumber(to, "en")}`,
  chosenLegend: "Chosen",
  oneMark: "One entry",
  groupMark: "Several entries near each other",
  accuracyTitle: "Where points are placed",
  accuracyText:
    "An entry is at the address that it gives. Without a precise address, it is in the middle of its commune, its group of communes, its département or its region: the list says which. A commune whose position is not known has that of its département.",
  accuracy: {
    commune: "in the middle of the commune",
    epci: "in the middle of the group of communes",
    departement: "in the middle of the département",
    region: "in the middle of the region",
  },
  list: "Entries, place by place",
  empty: "None of these entries has a place in France",
  departement: (name, code) => `${name} (${code})`,
  wholeRegion: (name) => `${name}, the whole region`,
  national: "All of France",
  nationalText: "What concerns the whole country, whichever département is chosen.",
  others: (count) => (count === 1 ? "One other entry" : `The ${formatNumber(count, "en")} others`),
  nowhereText: "Their place is not known, or they have none.",
  table: "Number of entries by département",
  tableDepartement: "Département",
  tableCount: "Entries",
  noneElsewhere: "The other départements have none.",
  nothing: "No entry matches",
  nothingText: "Remove a filter, or search otherwise.",
  nothingLink: "See what comes close",
  credits: "Outlines: Natural Earth (public domain). Position of communes: GeoNames (CC BY 4.0).",
  zoom: {
    label: "Map of France, to be enlarged",
    keys: "Keys: + and − to enlarge and reduce, arrows to move, 0 to see it all.",
    in: "Enlarge",
    out: "Reduce",
    reset: "See the whole map",
    left: "Move left",
    right: "Move right",
    up: "Move up",
    down: "Move down",
    scale: "Enlargement:",
    entries: "entries",
    others: "and elsewhere",
  },
} satisfies typeof source;
