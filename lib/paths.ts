/**
 * Every address of the site. Segments are French in both languages (an address never changes once published);
 * the language is the first segment. Nothing else in the code writes an address by hand.
 */

import type { Lang } from "./messages/lang";

/** The URL segment of each entry type. */
export const COLLECTIONS = {
  resource: "ressources",
  lab: "labs",
  programme: "programmes",
  event: "evenements",
} as const;

export type EntryType = keyof typeof COLLECTIONS;
export type Collection = (typeof COLLECTIONS)[EntryType];
/** What a query string may hold: empty and absent values are left out, arrays repeat the name. */
export type Query = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export const ENTRY_TYPES: readonly EntryType[] = ["resource", "lab", "programme", "event"];

export const LEGAL_PAGES = {
  about: "a-propos",
  legalNotice: "mentions-legales",
  accessibility: "accessibilite",
  privacy: "donnees-personnelles",
  licence: "licence",
  contact: "contact",
} as const;

export type LegalPage = keyof typeof LEGAL_PAGES;

export const homePath = (lang: Lang) => `/${lang}`;

/** The type that a collection's segment names, or null when there is no such collection. */
export const typeOfCollection = (segment: string): EntryType | null =>
  ENTRY_TYPES.find((type) => COLLECTIONS[type] === segment) ?? null;

export const collectionPath = (lang: Lang, type: EntryType, query?: Query) =>
  withQuery(`/${lang}/${COLLECTIONS[type]}`, query);
export const entryPath = (lang: Lang, type: EntryType, slug: string) =>
  `/${lang}/${COLLECTIONS[type]}/${encodeURIComponent(slug)}`;
export const editPath = (lang: Lang, type: EntryType, slug: string) =>
  `${entryPath(lang, type, slug)}/modifier`;
/** Where an entry is said to be a duplicate, `avec` another; or to be what a `proposition` describes. */
export const mergePath = (lang: Lang, type: EntryType, slug: string, query?: Query) =>
  withQuery(`${entryPath(lang, type, slug)}/fusionner`, query);
export const historyPath = (lang: Lang, type: EntryType, slug: string, query?: Query) =>
  withQuery(`${entryPath(lang, type, slug)}/historique`, query);
/** What was changed in the entry, to follow. */
export const entryFeedPath = (lang: Lang, type: EntryType, slug: string) =>
  `${historyPath(lang, type, slug)}/atom.xml`;
/** The entry as it was at one of its versions. */
export const versionPath = (lang: Lang, type: EntryType, slug: string, version: number, query?: Query) =>
  withQuery(`${historyPath(lang, type, slug)}/${version}`, query);
/** Two versions, `de` and `a`, field by field. */
export const comparePath = (lang: Lang, type: EntryType, slug: string, query?: Query) =>
  withQuery(`${historyPath(lang, type, slug)}/comparer`, query);

/** Where anyone says what is wrong with an entry, and where a person named in it asks that it stops. */
export const reportPath = (lang: Lang, type: EntryType, slug: string, query?: Query) =>
  withQuery(`${entryPath(lang, type, slug)}/signaler`, query);
/** Where who keeps an entry says that it is still right; `jeton` is that of the mail. */
export const confirmEntryPath = (lang: Lang, type: EntryType, slug: string, query?: Query) =>
  withQuery(`${entryPath(lang, type, slug)}/confirmer`, query);
export const objectionPath = (lang: Lang, type: EntryType, slug: string, query?: Query) =>
  withQuery(`${entryPath(lang, type, slug)}/droits`, query);

export const proposeHubPath = (lang: Lang) => `/${lang}/proposer`;
export const proposePath = (lang: Lang, type: EntryType, query?: Query) =>
  withQuery(`/${lang}/${COLLECTIONS[type]}/proposer`, query);
/** Where an address, a DOI… is given for the form to be filled from; `adresse` brings one, and nothing is read yet. */
export const proposeFromPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/proposer/adresse`, query);

export const searchPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/recherche`, query);

/** What the search boxes propose while one types. */
export const completionsPath = (query: Query) => withQuery("/api/completions", query);

/** The same search on a map, and its points as a file. */
export const mapPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/carte`, query);
export const mapPointsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/carte/points.geojson`, query);

export const themesPath = (lang: Lang) => `/${lang}/themes`;
export const themePath = (lang: Lang, slug: string) => `/${lang}/themes/${encodeURIComponent(slug)}`;
export const organisationsPath = (lang: Lang) => `/${lang}/organisations`;

export const organisationPath = (lang: Lang, slug: string) =>
  `/${lang}/organisations/${encodeURIComponent(slug)}`;
export const territoryPath = (lang: Lang, code: string) => `/${lang}/territoires/${encodeURIComponent(code)}`;

export const contributionsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/contributions`, query);
export const contributionPath = (lang: Lang, id: string) =>
  `/${lang}/contributions/${encodeURIComponent(id)}`;

export const contributionEditPath = (lang: Lang, id: string) => `${contributionPath(lang, id)}/modifier`;
export const contributionPreviewPath = (lang: Lang, id: string) => `${contributionPath(lang, id)}/apercu`;

/** Files of records: one's own, and one of them. */
export const importsPath = (lang: Lang) => `/${lang}/importer`;
export const importPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`/${lang}/importer/${encodeURIComponent(id)}`, query);
/** The table to fill in for a type, as a file. */
export const importTemplatePath = (lang: Lang, type: EntryType) =>
  `/${lang}/importer/modeles/${COLLECTIONS[type]}`;

/** What people gathered: one's own and the public ones. */
export const selectionsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/selections`, query);
export const newSelectionPath = (lang: Lang) => `${selectionsPath(lang)}/nouvelle`;
/** Where an entry, by its slug, is put into a selection. */
export const addToSelectionPath = (lang: Lang, slug: string) =>
  withQuery(`${selectionsPath(lang)}/ajouter`, { fiche: slug });
export const selectionPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`${selectionsPath(lang)}/${encodeURIComponent(id)}`, query);
/** Its entries as a file, and as a feed. */
export const selectionExportPath = (lang: Lang, id: string, format: string) =>
  `${selectionPath(lang, id)}/export/${encodeURIComponent(format)}`;
export const selectionFeedPath = (lang: Lang, id: string, format: FeedFormat) =>
  `${selectionPath(lang, id)}/flux/${FEED_FILES[format]}`;
export const editSelectionPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`${selectionPath(lang, id)}/modifier`, query);

/** Where a PDF is asked for and waited for: of an entry, of a search, of a selection. */
export const entryPdfPath = (lang: Lang, type: EntryType, slug: string) =>
  `${entryPath(lang, type, slug)}/pdf`;
export const searchPdfPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/recherche/pdf`, query);
export const selectionPdfPath = (lang: Lang, id: string) => `${selectionPath(lang, id)}/pdf`;
/** The file itself, once it is made. */
export const pdfFilePath = (lang: Lang, id: string) => `/${lang}/documents/${encodeURIComponent(id)}`;
/** The address of an entry's page as a QR code, for paper. */
export const entryQrPath = (lang: Lang, type: EntryType, slug: string) =>
  `${entryPath(lang, type, slug)}/qr.svg`;

export const notificationsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/notifications`, query);
/** Where one chooses what to be mailed about. */
export const notificationSettingsPath = (lang: Lang) => `${notificationsPath(lang)}#reglages`;

/** The teams of who asks. */
export const teamsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/equipes`, query);
/** A team, for its members and for moderators. */
export const teamPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`${teamsPath(lang)}/${encodeURIComponent(id)}`, query);
/** A page that a team may hold, by its slug. */
export type ClaimedPage = { entry: string } | { organisation: string };
/** The page that an address of ours names so, or null. */
export function claimedPageIn({ fiche, organisme }: Readonly<Record<string, unknown>>): ClaimedPage | null {
  if (typeof fiche === "string" && fiche !== "") return { entry: fiche };
  return typeof organisme === "string" && organisme !== "" ? { organisation: organisme } : null;
}
/** Where one says that one is of the body that a page presents: to join its team, or to claim it. */
export const teamJoinPath = (lang: Lang, page: ClaimedPage, query?: Query) =>
  withQuery(`${teamsPath(lang)}/rejoindre`, {
    ...("entry" in page ? { fiche: page.entry } : { organisme: page.organisation }),
    ...query,
  });
/** Where the links of invitations, and of claims by mail, lead: pages with a button. */
export const teamInvitationPath = (lang: Lang, query?: Query) =>
  withQuery(`${teamsPath(lang)}/invitation`, query);
export const claimConfirmationPath = (lang: Lang, query?: Query) =>
  withQuery(`${teamsPath(lang)}/confirmer`, query);
/** The claims that wait for a moderator, and one of them. */
export const claimsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/moderation/equipes`, query);
export const claimPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`/${lang}/moderation/equipes/${encodeURIComponent(id)}`, query);

export const reviewPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/moderation`, query);
/** Imports as those who review see them. */
export const batchesPath = (lang: Lang) => `/${lang}/moderation/imports`;
export const batchPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`/${lang}/moderation/imports/${encodeURIComponent(id)}`, query);
export const reviewItemPath = (lang: Lang, id: string) => `/${lang}/moderation/${encodeURIComponent(id)}`;
/** Several proposals, `id`s, decided on together. */
export const reviewTogetherPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/moderation/ensemble`, query);
/** What others do to the queue, as server-sent events. */
export const reviewNewsPath = (query: Query) => withQuery("/api/moderation/nouvelles", query);
export const reviewPreviewPath = (lang: Lang, id: string) => `${reviewItemPath(lang, id)}/apercu`;

export const reportsPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/moderation/signalements`, query);
export const reportItemPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`/${lang}/moderation/signalements/${encodeURIComponent(id)}`, query);

/** What a rule published, to be looked at again. */
export const samplePath = (lang: Lang, query?: Query) => withQuery(`/${lang}/moderation/echantillon`, query);
/** Accounts whose proposals are put apart; and the page on which one is, by the account's id. */
export const quarantinesPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/moderation/quarantaines`, query);
export const quarantinePath = (lang: Lang, userId: string) =>
  `${quarantinesPath(lang)}/${encodeURIComponent(userId)}`;

/** The terms of a vocabulary have a segment of their own, French in both languages like the others. */
export const VOCABULARY_SEGMENTS = { theme: "themes", organisation: "organismes" } as const;
export type Vocabulary = keyof typeof VOCABULARY_SEGMENTS;

export const vocabularyOfSegment = (segment: string): Vocabulary | null =>
  segment === "themes" ? "theme" : segment === "organismes" ? "organisation" : null;
export const vocabulariesPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/vocabulaires`, query);
export const vocabularyPath = (lang: Lang, vocabulary: Vocabulary, query?: Query) =>
  withQuery(`/${lang}/vocabulaires/${VOCABULARY_SEGMENTS[vocabulary]}`, query);
/** What an author of a proposal suggests, to be settled. */
export const termSuggestionPath = (lang: Lang, id: string) =>
  `${vocabulariesPath(lang)}/suggestions/${encodeURIComponent(id)}`;
export const addTermPath = (lang: Lang, vocabulary: Vocabulary) =>
  `${vocabularyPath(lang, vocabulary)}/ajouter`;
export const termPath = (lang: Lang, vocabulary: Vocabulary, slug: string, query?: Query) =>
  withQuery(`${vocabularyPath(lang, vocabulary)}/${encodeURIComponent(slug)}`, query);
export const mergeTermPath = (lang: Lang, vocabulary: Vocabulary, slug: string, query?: Query) =>
  withQuery(`${termPath(lang, vocabulary, slug)}/fusionner`, query);

export const administrationPath = (lang: Lang) => `/${lang}/administration`;
export const peoplePath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/administration/personnes`, query);
export const personPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`/${lang}/administration/personnes/${encodeURIComponent(id)}`, query);
export const statePath = (lang: Lang) => `/${lang}/administration/etat`;
export const auditPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/administration/audit`, query);
/** The log as a file. */
export const auditExportPath = (query?: Query) => withQuery("/api/administration/audit", query);
/** The forms that anyone may send, and what guards them. */
export const guardPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/administration/formulaires`, query);
export const synonymsPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/administration/synonymes`, query);
export const addSynonymsPath = (lang: Lang) => `${synonymsPath(lang)}/ajouter`;
export const synonymSetPath = (lang: Lang, id: string, query?: Query) =>
  withQuery(`${synonymsPath(lang)}/${encodeURIComponent(id)}`, query);
export const answersPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/administration/reponses`, query);
/** A ready answer, or the one that is being added. */
export const answerPath = (lang: Lang, id: string | null) =>
  `${answersPath(lang)}/${id === null ? "ajouter" : encodeURIComponent(id)}`;
/** Sources that are read on a schedule. */
export const sourcesPath = (lang: Lang) => `/${lang}/administration/sources`;
export const addSourcePath = (lang: Lang, query?: Query) => withQuery(`${sourcesPath(lang)}/ajouter`, query);
export const sourcePath = (lang: Lang, id: string) => `${sourcesPath(lang)}/${encodeURIComponent(id)}`;
export const failedMailsPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/administration/courriers`, query);

export const signInPath = (lang: Lang, next?: string | null, query?: Query) =>
  withQuery(`/${lang}/connexion`, { next, ...query });
/** Where a sign-in link leads: a page with a button; without a token, the page that says that a link is no longer good. */
export const confirmSignInPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/connexion/confirmer`, query);
export const accountPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/compte`, query);
/** Where the links of an e-mail change lead. */
export const emailChangePath = (lang: Lang, query?: Query) => withQuery(`/${lang}/compte/adresse`, query);
/** What one's proposals have made of one's account. */
export const ownLevelPath = (lang: Lang) => `${accountPath(lang)}#niveau`;
export const eraseAccountPath = (lang: Lang) => `/${lang}/compte/effacer`;
/** The tokens of who asks: what their programs show to the API. */
export const tokensPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/compte/jetons`, query);
/** The servers of theirs that are told what changes, and one of them; `recherche` brings the address of a search. */
export const webhooksPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/compte/webhooks`, query);
export const webhookPath = (lang: Lang, id: string) => `${webhooksPath(lang)}/${encodeURIComponent(id)}`;
/** The passkeys of who asks. */
export const keysPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/compte/cles`, query);
/** Where who is signed in shows a passkey, or a recovery code, before going on to `next`. */
export const keyFirstPath = (lang: Lang, next?: string | null) =>
  withQuery(`/${lang}/connexion/cle`, { next });
/** What a browser is to ask of a passkey: to sign in, and to add one. */
export const SIGN_IN_CHALLENGE = "/api/cles/connexion";
export const NEW_KEY_CHALLENGE = "/api/cles/ajout";
/** Everything about who asks, as JSON. */
export const ownDataPath = "/api/compte/donnees";

/** Where the button of the confirmation page posts. */
export const CONFIRM_SIGN_IN_ACTION = "/api/auth/callback/email";
/** Where the button of ProConnect posts, and where ProConnect sends the browser back (known there: it never changes). */
export const PROCONNECT_ACTION = "/api/auth/proconnect";
export const PROCONNECT_CALLBACK = "/api/auth/callback/proconnect";
/** Where "Se déconnecter" posts. */
export const SIGN_OUT_ACTION = "/api/auth/deconnexion";

/** The mails kept instead of sent: they exist in the demonstration only. */
export const keptMailsPath = (lang: Lang) => `/${lang}/courrier`;
export const keptMailPath = (lang: Lang, id: string) => `/${lang}/courrier/${encodeURIComponent(id)}`;
/** Outside the pages, since a mail has styles inside it and so a policy of its own. */
export const keptMailHtmlPath = (id: string) => `/api/courrier/${encodeURIComponent(id)}`;

/** Every decision, by day. */
export const journalPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/journal`, query);
/** The same as an Atom feed. */
export const journalFeedPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/journal/atom.xml`, query);

/** A search as a feed to follow, in each format. */
export const FEED_FILES = { atom: "atom.xml", rss: "rss.xml", json: "feed.json" } as const;
export type FeedFormat = keyof typeof FEED_FILES;
export const FEED_FORMATS: readonly FeedFormat[] = ["atom", "rss", "json"];
export const feedPath = (lang: Lang, format: FeedFormat, query?: Query) =>
  withQuery(`/${lang}/flux/${FEED_FILES[format]}`, query);

/** One's alerts: `jeton` is that of a mail. */
export const alertsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/alertes`, query);
/** Where one asks for an alert: on the search that the address holds, or on an entry, `fiche`. */
export const newAlertPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/alertes/nouvelle`, query);
/** Where the links of mails lead that confirm an alert, or stop all of them: pages with a button. */
export const alertConfirmationPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/alertes/confirmer`, query);
export const stopAlertsPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/alertes/arreter`, query);
/** Where mail readers post that someone wants no more (RFC 8058). */
export const stopAlertsPostPath = (query?: Query) => withQuery("/api/alertes/arret", query);

/** A search as a small page that other sites frame, and the page where its code is copied. */
export const widgetPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/widget`, query);
export const embedPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/integrer`, query);
/** The element that puts a widget into another page. */
export const widgetScriptPath = "/sillage-widget.js";
/** How a page of ours (`url`) is embedded in another site's (oEmbed). */
export const oembedPath = (query: Query) => withQuery("/oembed", query);

/** How long an answer takes, for everyone to see. */
export const servicePath = (lang: Lang) => `/${lang}/delais`;

/** What happens, a month at a time. */
export const agendaPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/agenda`, query);
/** The calendars of a search: what happens, and deadlines. */
export const agendaCalendarPath = (lang: Lang, query?: Query) => withQuery(`/${lang}/agenda.ics`, query);
export const deadlinesCalendarPath = (lang: Lang, query?: Query) =>
  withQuery(`/${lang}/echeances.ics`, query);
/** An entry's own dates, as a file for a calendar. */
export const entryCalendarPath = (lang: Lang, type: EntryType, slug: string) =>
  `${entryPath(lang, type, slug)}/calendrier.ics`;
/** A search as a file, of a format of lib/exports/formats.ts; and an entry. */
export const exportPath = (lang: Lang, format: string, query?: Query) =>
  withQuery(`/${lang}/export/${format}`, query);
export const entryExportPath = (lang: Lang, type: EntryType, slug: string, format: string) =>
  `${entryPath(lang, type, slug)}/export/${format}`;
/** An address as calendars are subscribed to; a browser hands it to the one that is installed. */
export const webcal = (url: string) => url.replace(/^https?:/, "webcal:");

export const legalPath = (lang: Lang, page: LegalPage) => `/${lang}/${LEGAL_PAGES[page]}`;

/** The sitemap, or a file of its index. */
export const sitemapPath = (part?: string) => (part ? `/sitemaps/${part}` : "/sitemap.xml");

/** The API: what there is, its description for programs (OpenAPI), and for people. */
export const apiPath = "/api/v1";
export const openApiPath = (query?: Query) => withQuery("/api/openapi.json", query);
export const apiDocumentationPath = (lang: Lang) => `/${lang}/api`;
/** One of its operations, by its name in OpenAPI. */
export const apiOperationPath = (lang: Lang, operation: string) =>
  `${apiDocumentationPath(lang)}/${encodeURIComponent(operation)}`;
export const apiServicePath = `${apiPath}/service`;
export const apiStatisticsPath = `${apiPath}/statistics`;
export const apiDecisionsPath = `${apiPath}/decisions`;
export const apiEventsPath = `${apiPath}/events`;
export const apiFacetsPath = `${apiPath}/facets`;
export const apiThemesPath = `${apiPath}/themes`;
export const apiOrganisationsPath = `${apiPath}/organisations`;
export const apiOrganisationPath = (slug: string) => `${apiOrganisationsPath}/${encodeURIComponent(slug)}`;
export const apiTerritoriesPath = `${apiPath}/territories`;
export const apiTerritoryPath = (code: string) => `${apiTerritoriesPath}/${encodeURIComponent(code)}`;
export const apiSelectionsPath = `${apiPath}/selections`;
export const apiSelectionPath = (id: string) => `${apiSelectionsPath}/${encodeURIComponent(id)}`;
export const apiEntriesPath = `${apiPath}/entries`;
export const apiEntryPath = (slug: string) => `${apiEntriesPath}/${encodeURIComponent(slug)}`;
export const apiRelationsPath = (slug: string) => `${apiEntryPath(slug)}/relations`;

/** Everything for who takes it: the page, the files of each night's dump, their catalogue (DCAT-AP), the schema of the table. */
export const openDataPath = (lang: Lang) => `/${lang}/donnees`;
export const dumpFilePath = (name: string) => `/donnees/${encodeURIComponent(name)}`;
export const cataloguePath = (syntax?: "ttl" | "jsonld") => (syntax ? `/catalogue.${syntax}` : "/catalogue");
export const tableSchemaPath = "/schemas/sillage.json";
/** The open archive (OAI-PMH 2.0). */
export const oaiPath = "/oai";

/** An address that holds nothing and answers 404: where pages made per request send what they do not know. */
export const missingPath = (lang: Lang, what: string) => `/${lang}/introuvable/${encodeURIComponent(what)}`;

/** What may follow the language in an address: the folders of app/[lang] (lib/http/sections.test.ts holds them together). */
const SECTIONS: ReadonlySet<string> = new Set([
  "alertes",
  ...Object.values(COLLECTIONS),
  ...Object.values(LEGAL_PAGES),
  "recherche",
  "carte",
  "agenda",
  "agenda.ics",
  "api",
  "echeances.ics",
  "export",
  "flux",
  "widget",
  "integrer",
  "themes",
  "organisations",
  "territoires",
  "proposer",
  "contributions",
  "importer",
  "equipes",
  "journal",
  "delais",
  "donnees",
  "selections",
  "documents",
  "notifications",
  "moderation",
  "vocabulaires",
  "administration",
  "connexion",
  "compte",
  "courrier",
]);

export const isSection = (segment: string) => SECTIONS.has(segment);

/** RFC 9116. */
export const SECURITY_TXT_PATH = "/.well-known/security.txt";

/** Where whoever has something to say of the site says it. */
export const CONTACT_PATHS = (["fr", "en"] as const).map((lang) => `/${lang}/${LEGAL_PAGES.contact}`);

/** Whether a path is that of a page for those who review or administer. */
export const isDeskPath = (path: string): boolean =>
  /^\/(fr|en)\/(moderation|administration|vocabulaires)(?![^/?#])/.test(path);

/** The same page in the other language: only the first segment differs. */
export const inLanguage = (path: string, lang: Lang) => path.replace(/^\/[^/?#]*/, `/${lang}`);

/**
 * Whether a `next` parameter may be followed after signing in: a path of this site and nothing else. Browsers
 * read `\` as `/` and drop tabs and line ends, so both are refused; what is left must resolve to our own origin.
 */
export function isSafeNext(path: unknown): path is string {
  if (typeof path !== "string" || path.length > 2000) return false;
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("\\")) return false;
  // What is not ASCII cannot be in a Location header; addresses of ours have it percent-encoded.
  if (/[^\u0020-\u007e]/.test(path)) return false;
  const origin = "https://origin.invalid";
  if (!URL.canParse(path, origin)) return false;
  // "/.//elsewhere" is a path of ours as it is written, and no more so once its dots are gone.
  const url = new URL(path, origin);
  return url.origin === origin && !url.pathname.startsWith("//");
}

/** `path?a=1&b=2`, or `path` alone when no parameter has a value. */
export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== null && item !== undefined && item !== "") params.append(name, String(item));
    }
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
