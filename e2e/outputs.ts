/**
 * Every handler of app/ besides the pages, by the folder of its route.ts: what anyone can get from it, or whose it is.
 * hidden.spec.ts reads all that anyone can get; lib/architecture.test.ts holds that none is missing.
 */
import { DUMP_FILE_NAMES, DUMP_INDEX } from "../lib/dumps/files";
import { EXPORT_FORMATS } from "../lib/exports/formats";
import { FEED_FILES } from "../lib/paths";
import type { World } from "./world";

export interface Output {
  route: string;
  /** Addresses for anyone; null where nothing is said to anyone but one's own. */
  paths: ((world: World) => readonly string[]) | null;
}

const all = () => ["/fr/", "/en/"];
const each = (suffixes: readonly string[]) => () =>
  all().flatMap((start) => suffixes.map((end) => start + end));
const inApi = (path: (world: World) => readonly string[]) => (world: World) =>
  path(world).map((end) => `/api/v1${end}`);
/** The newest, and by the words that only hidden things hold. */
const searched = (start: string) => (world: World) => [
  start,
  ...world.hidden.words.map((word) => `${start}?q=${word}`),
];

export const outputs: readonly Output[] = [
  { route: "", paths: () => ["/"] },
  { route: ".well-known/security.txt", paths: () => ["/.well-known/security.txt"] },
  {
    route: "[lang]/[collection]/[slug]/calendrier.ics",
    paths: ({ hidden }) => [`/fr/labs/${hidden.removed}/calendrier.ics`],
  },
  {
    route: "[lang]/[collection]/[slug]/export/[format]",
    paths: ({ hidden }) =>
      EXPORT_FORMATS.flatMap((format) =>
        [hidden.slug, hidden.removed].map((slug) => `/fr/labs/${slug}/export/${format}`),
      ),
  },
  {
    route: "[lang]/[collection]/[slug]/historique/atom.xml",
    paths: ({ hidden }) =>
      [hidden.slug, hidden.removed].map((slug) => `/fr/labs/${slug}/historique/atom.xml`),
  },
  { route: "[lang]/[collection]/[slug]/qr.svg", paths: ({ hidden }) => [`/fr/labs/${hidden.slug}/qr.svg`] },
  { route: "[lang]/agenda.ics", paths: each(["agenda.ics"]) },
  { route: "[lang]/carte/points.geojson", paths: each(["carte/points.geojson"]) },
  // What a job made for who asked: lib/pdf/.
  { route: "[lang]/documents/[id]", paths: null },
  { route: "[lang]/echeances.ics", paths: each(["echeances.ics"]) },
  { route: "[lang]/export/[format]", paths: each(EXPORT_FORMATS.map((format) => `export/${format}`)) },
  { route: "[lang]/flux/[file]", paths: each(Object.values(FEED_FILES).map((file) => `flux/${file}`)) },
  { route: "[lang]/importer/modeles/[collection]", paths: each(["importer/modeles/labs"]) },
  { route: "[lang]/journal/atom.xml", paths: each(["journal/atom.xml"]) },
  {
    route: "[lang]/selections/[id]/export/[format]",
    paths: ({ hidden, selections }) =>
      EXPORT_FORMATS.flatMap((format) =>
        [hidden.selection, selections.shared].map((id) => `/fr/selections/${id}/export/${format}`),
      ),
  },
  {
    route: "[lang]/selections/[id]/flux/[file]",
    paths: ({ hidden, selections }) =>
      Object.values(FEED_FILES).flatMap((file) =>
        [hidden.selection, selections.shared].map((id) => `/fr/selections/${id}/flux/${file}`),
      ),
  },
  { route: "[lang]/widget", paths: each(["widget", "widget?vue=agenda", "widget?vue=carte"]) },
  { route: "api/administration/audit", paths: null },
  { route: "api/alertes/arret", paths: null },
  { route: "api/auth/[...nextauth]", paths: () => ["/api/auth/session", "/api/auth/providers"] },
  { route: "api/auth/callback/proconnect", paths: null },
  { route: "api/auth/deconnexion", paths: null },
  { route: "api/auth/proconnect", paths: null },
  { route: "api/cles/ajout", paths: null },
  { route: "api/cles/connexion", paths: null },
  {
    route: "api/completions",
    paths: ({ hidden }) => hidden.words.map((word) => `/api/completions?lang=fr&q=${word.slice(0, -1)}`),
  },
  { route: "api/compte/donnees", paths: null },
  // The mails of the demonstration, which keeps them instead of sending them.
  { route: "api/courrier/[id]", paths: null },
  { route: "api/internal/revalidate", paths: null },
  { route: "api/moderation/nouvelles", paths: null },
  { route: "api/openapi.json", paths: () => ["/api/openapi.json"] },
  { route: "api/session", paths: () => ["/api/session"] },
  {
    route: "api/suggestions",
    paths: ({ hidden }) => hidden.words.map((word) => `/api/suggestions?kind=entry&q=${word.slice(0, -1)}`),
  },
  { route: "api/[...rest]", paths: () => ["/api/v1/introuvable", "/api/introuvable"] },
  { route: "api/v1", paths: inApi(() => [""]) },
  { route: "api/v1/decisions", paths: inApi(() => ["/decisions?limit=100"]) },
  { route: "api/v1/entries", paths: (world) => searched("/api/v1/entries")(world) },
  {
    route: "api/v1/entries/[slug]",
    paths: inApi(({ hidden }) => [`/entries/${hidden.slug}`, `/entries/${hidden.removed}`]),
  },
  {
    route: "api/v1/entries/[slug]/history",
    paths: inApi(({ hidden }) => [`/entries/${hidden.slug}/history`, `/entries/${hidden.removed}/history`]),
  },
  {
    route: "api/v1/entries/[slug]/relations",
    paths: inApi(({ hidden }) => [
      `/entries/${hidden.slug}/relations`,
      `/entries/${hidden.removed}/relations`,
    ]),
  },
  { route: "api/v1/events", paths: inApi(() => ["/events?from=2000-01-01&to=2040-01-01&limit=100"]) },
  { route: "api/v1/facets", paths: inApi(() => ["/facets"]) },
  { route: "api/v1/organisations", paths: inApi(() => ["/organisations?limit=100"]) },
  { route: "api/v1/organisations/[slug]", paths: inApi(() => ["/organisations/ditp"]) },
  { route: "api/v1/proposals", paths: null },
  { route: "api/v1/proposals/[id]", paths: null },
  { route: "api/v1/proposals/[id]/withdrawal", paths: null },
  { route: "api/v1/selections", paths: inApi(() => ["/selections?limit=100"]) },
  {
    route: "api/v1/selections/[id]",
    paths: inApi(({ hidden, selections }) =>
      [hidden.selection, selections.shared].map((id) => `/selections/${id}`),
    ),
  },
  { route: "api/v1/service", paths: inApi(() => ["/service"]) },
  { route: "api/v1/statistics", paths: inApi(() => ["/statistics"]) },
  { route: "api/v1/territories", paths: inApi(() => ["/territories?level=region"]) },
  { route: "api/v1/territories/[code]", paths: inApi(() => ["/territories/region-53"]) },
  { route: "api/v1/themes", paths: inApi(() => ["/themes"]) },
  { route: "catalogue", paths: () => ["/catalogue"] },
  { route: "catalogue.jsonld", paths: () => ["/catalogue.jsonld"] },
  { route: "catalogue.ttl", paths: () => ["/catalogue.ttl"] },
  {
    route: "donnees/[file]",
    paths: () => [...DUMP_FILE_NAMES, DUMP_INDEX].map((name) => `/donnees/${name}`),
  },
  { route: "healthz", paths: () => ["/healthz"] },
  {
    route: "oai",
    paths: () =>
      ["oai_dc", "mods"].flatMap((format) =>
        ["ListRecords", "ListIdentifiers"].map((verb) => `/oai?verb=${verb}&metadataPrefix=${format}`),
      ),
  },
  {
    route: "oembed",
    paths: ({ hidden }) =>
      [hidden.slug, hidden.removed].map((slug) => `/oembed?url=${encodeURIComponent(`/fr/labs/${slug}`)}`),
  },
  { route: "readyz", paths: () => ["/readyz"] },
  { route: "schemas/sillage.json", paths: () => ["/schemas/sillage.json"] },
  { route: "sitemap.xml", paths: () => ["/sitemap.xml"] },
  { route: "sitemaps/[part]", paths: () => ["/sitemaps/pages", "/sitemaps/1"] },
];
