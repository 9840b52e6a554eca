/**
 * Every kind of page: the folder of its file under app/, an address, and who may see it. The journeys on
 * accessibility and security visit them all; lib/architecture.test.ts holds that none is missing.
 */
import type { World } from "./world";

export interface PageKind {
  route: string;
  /** French addresses; an English one stands where the page could differ. */
  paths: (world: World) => readonly string[];
  /** Anyone, or those who have signed in, who review, who administer; the others are sent to sign in or get a 404. */
  who: "anyone" | "contributor" | "moderator" | "administrator";
  status?: 404;
  /** Rendered once for all readers (lib/cache.ts). */
  cached?: true;
}

const legal = ["a-propos", "accessibilite", "contact", "donnees-personnelles", "licence", "mentions-legales"];

export const pageKinds: readonly PageKind[] = [
  { route: "[lang]/administration", paths: () => ["/fr/administration"], who: "administrator" },
  {
    route: "[lang]/administration/audit",
    paths: () => [
      "/fr/administration/audit",
      "/en/administration/audit?act=decision&from=1901-01-01&to=1901-01-02",
    ],
    who: "administrator",
  },
  {
    route: "[lang]/administration/etat",
    paths: () => ["/fr/administration/etat", "/en/administration/etat"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/reponses",
    paths: () => ["/fr/administration/reponses"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/reponses/[id]",
    paths: () => ["/fr/administration/reponses/ajouter", "/en/administration/reponses/ajouter"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/synonymes",
    paths: () => ["/fr/administration/synonymes", "/en/administration/synonymes?q=xyzzy"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/synonymes/ajouter",
    paths: () => ["/fr/administration/synonymes/ajouter"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/synonymes/[id]",
    paths: ({ synonyms }) => [`/fr/administration/synonymes/${synonyms}`],
    who: "administrator",
  },
  {
    route: "[lang]/administration/courriers",
    paths: () => ["/fr/administration/courriers"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/personnes",
    paths: () => ["/fr/administration/personnes", "/en/administration/personnes?role=admin"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/personnes/[id]",
    paths: ({ strangers }) => [`/fr/administration/personnes/${strangers[0].id}`],
    who: "administrator",
  },
  { route: "[lang]", paths: () => ["/fr", "/en"], who: "anyone", cached: true },
  ...legal.map(
    (name): PageKind => ({ route: `[lang]/(legal)/${name}`, paths: () => [`/fr/${name}`], who: "anyone" }),
  ),
  { route: "[lang]/[...rest]", paths: () => ["/fr/nulle/part/du/tout"], who: "anyone", status: 404 },
  {
    route: "[lang]/carte",
    paths: () => ["/fr/carte", "/en/carte?territory=departement-75&type=lab", "/fr/carte?q=xyzzyxyzzy"],
    who: "anyone",
  },
  {
    route: "[lang]/[collection]",
    paths: () => [
      "/fr/ressources",
      "/fr/labs?territory=region-53",
      "/fr/programmes?year=1901",
      "/fr/evenements?when=past",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/[collection]/[slug]",
    paths: ({ archived }) => [
      "/fr/ressources/l-innovation-au-pouvoir",
      "/en/ressources/french-manifesto-for-public-sector-innovation",
      "/fr/labs/tilab",
      "/fr/programmes/futurs-publics",
      "/fr/evenements/sessions-sonar-2017-2018",
      `/fr/labs/${archived}`,
    ],
    who: "anyone",
    cached: true,
  },
  {
    route: "[lang]/[collection]/[slug]/fusionner",
    paths: ({ edited, merged, mergedInto }) => [
      `/fr/labs/${edited}/fusionner`,
      `/fr/labs/${edited}/fusionner?avec=${mergedInto}`,
      `/en/labs/${merged}/fusionner`,
    ],
    who: "contributor",
  },
  {
    route: "[lang]/[collection]/[slug]/historique",
    paths: ({ archived }) => [`/fr/labs/${archived}/historique`],
    who: "anyone",
  },
  {
    route: "[lang]/[collection]/[slug]/historique/[version]",
    paths: ({ archived }) => [1, 2].map((version) => `/fr/labs/${archived}/historique/${version}`),
    who: "anyone",
  },
  {
    route: "[lang]/[collection]/[slug]/historique/comparer",
    paths: ({ archived }) => [
      `/fr/labs/${archived}/historique/comparer?de=1&a=2`,
      `/fr/labs/${archived}/historique/comparer?de=1&a=99`,
    ],
    who: "anyone",
  },
  {
    route: "[lang]/[collection]/[slug]/modifier",
    paths: ({ edited }) => [`/fr/labs/${edited}/modifier`, "/fr/ressources/l-innovation-au-pouvoir/modifier"],
    who: "contributor",
  },
  {
    route: "[lang]/[collection]/[slug]/signaler",
    paths: () => ["/fr/labs/tilab/signaler", "/en/evenements/sessions-sonar-2017-2018/signaler"],
    who: "anyone",
  },
  {
    route: "[lang]/[collection]/[slug]/confirmer",
    paths: ({ questions: [question] }) => [
      `/fr/labs/${question.slug}/confirmer?jeton=${question.token}`,
      `/fr/labs/${question.slug}/confirmer`,
      `/en/labs/${question.slug}/confirmer?fait=1`,
    ],
    who: "anyone",
  },
  {
    route: "[lang]/[collection]/[slug]/droits",
    paths: () => ["/fr/labs/tilab/droits"],
    who: "anyone",
  },
  {
    route: "[lang]/[collection]/proposer",
    paths: () => ["ressources", "labs", "programmes", "evenements"].map((name) => `/fr/${name}/proposer`),
    who: "contributor",
  },
  {
    route: "[lang]/agenda",
    paths: () => [
      "/fr/agenda?month=2018-11",
      "/en/agenda?month=2035-03&deadline=closed&theme=innovation-territoriale",
      "/fr/agenda?month=1000-01",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/integrer",
    paths: () => [
      "/fr/integrer?type=lab&territory=region-53",
      "/en/integrer?vue=carte&accent=ffff00&nombre=99",
      "/fr/integrer?fiche=tilab",
    ],
    who: "anyone",
  },
  { route: "[lang]/api", paths: () => ["/fr/api", "/en/api"], who: "anyone", cached: true },
  {
    route: "[lang]/api/[operation]",
    paths: () => ["/fr/api/listEntries", "/en/api/readEntry"],
    who: "anyone",
    cached: true,
  },
  {
    route: "[lang]/compte",
    paths: () => ["/fr/compte", "/fr/compte?refusal=identityTaken"],
    who: "contributor",
  },
  {
    route: "[lang]/compte/adresse",
    paths: () => ["/fr/compte/adresse?token=inconnu", "/fr/compte/adresse?state=changed"],
    who: "anyone",
  },
  { route: "[lang]/compte/cles", paths: () => ["/fr/compte/cles", "/en/compte/cles"], who: "contributor" },
  { route: "[lang]/compte/effacer", paths: () => ["/fr/compte/effacer"], who: "contributor" },
  {
    route: "[lang]/compte/jetons",
    paths: () => ["/fr/compte/jetons", "/en/compte/jetons"],
    who: "contributor",
  },
  {
    route: "[lang]/compte/webhooks",
    paths: () => ["/fr/compte/webhooks?recherche=%2Ffr%2Flabs", "/en/compte/webhooks"],
    who: "contributor",
  },
  {
    route: "[lang]/compte/webhooks/[id]",
    paths: ({ webhook }) => [`/fr/compte/webhooks/${webhook}`],
    who: "contributor",
  },
  { route: "[lang]/connexion", paths: () => ["/fr/connexion"], who: "anyone" },
  { route: "[lang]/connexion/cle", paths: () => ["/fr/connexion/cle"], who: "contributor" },
  {
    route: "[lang]/connexion/confirmer",
    paths: () => ["/fr/connexion/confirmer?token=inconnu", "/fr/connexion/confirmer?refusal=blocked"],
    who: "anyone",
  },
  {
    route: "[lang]/administration/sources",
    paths: () => ["/fr/administration/sources"],
    who: "administrator",
  },
  {
    route: "[lang]/administration/sources/ajouter",
    paths: () => [
      "/fr/administration/sources/ajouter",
      "/en/administration/sources/ajouter?kind=feed&url=http%3A%2F%2F10.0.0.1%2Frss",
      "/fr/administration/sources/ajouter?kind=csv&url=pas-une-adresse",
    ],
    who: "administrator",
  },
  {
    route: "[lang]/administration/sources/[id]",
    paths: ({ source }) => [`/fr/administration/sources/${source}`],
    who: "administrator",
  },
  { route: "[lang]/importer", paths: () => ["/fr/importer", "/en/importer"], who: "contributor" },
  {
    route: "[lang]/importer/[id]",
    paths: ({ batch }) => [`/fr/importer/${batch}`, `/en/importer/${batch}?lignes=invalid`],
    who: "contributor",
  },
  { route: "[lang]/moderation/imports", paths: () => ["/fr/moderation/imports"], who: "moderator" },
  {
    route: "[lang]/moderation/imports/[id]",
    paths: ({ batch }) => [
      `/fr/moderation/imports/${batch}`,
      `/en/moderation/imports/${batch}?lignes=decided`,
    ],
    who: "moderator",
  },
  { route: "[lang]/contributions", paths: () => ["/fr/contributions"], who: "contributor" },
  { route: "[lang]/equipes", paths: () => ["/fr/equipes", "/en/equipes?fait=asked"], who: "contributor" },
  {
    route: "[lang]/equipes/[id]",
    paths: ({ teams }) => [`/fr/equipes/${teams.bodies[0].team}`, `/en/equipes/${teams.bodies[1].team}`],
    who: "contributor",
  },
  {
    route: "[lang]/equipes/rejoindre",
    paths: ({ teams }) => [
      `/fr/equipes/rejoindre?fiche=${teams.held}`,
      `/en/equipes/rejoindre?fiche=${teams.free[0].slug}`,
      "/fr/equipes/rejoindre?organisme=ditp",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/equipes/invitation",
    paths: ({ teams }) => [
      `/fr/equipes/invitation?token=${teams.invitation}`,
      "/fr/equipes/invitation?token=inconnu",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/selections",
    paths: () => ["/fr/selections", "/en/selections?fait=deleted"],
    who: "anyone",
  },
  { route: "[lang]/selections/nouvelle", paths: () => ["/fr/selections/nouvelle"], who: "contributor" },
  {
    route: "[lang]/selections/ajouter",
    paths: ({ edited }) => [`/fr/selections/ajouter?fiche=${edited}`],
    who: "anyone",
  },
  {
    route: "[lang]/selections/[id]",
    paths: ({ selections }) => [
      `/fr/selections/${selections.shared}`,
      `/en/selections/${selections.shared}?fait=saved`,
      `/fr/selections/${selections.empty}`,
    ],
    who: "anyone",
  },
  {
    route: "[lang]/selections/[id]/modifier",
    paths: ({ selections }) => [`/fr/selections/${selections.own}/modifier`],
    who: "contributor",
  },
  // Where nothing is to be made: elsewhere they lead to a file as soon as it is.
  {
    route: "[lang]/selections/[id]/pdf",
    paths: ({ selections }) => [`/fr/selections/${selections.empty}/pdf`],
    who: "anyone",
  },
  { route: "[lang]/recherche/pdf", paths: () => ["/fr/recherche/pdf?q=xyzzyxyzzy"], who: "anyone" },
  {
    route: "[lang]/[collection]/[slug]/pdf",
    paths: () => ["/fr/labs/qui-n-existe-pas/pdf"],
    who: "anyone",
    status: 404,
  },
  {
    route: "[lang]/alertes",
    paths: ({ alerts }) => ["/fr/alertes", `/fr/alertes?jeton=${alerts.page}`, "/en/alertes?jeton=inconnu"],
    who: "anyone",
  },
  {
    route: "[lang]/alertes/nouvelle",
    paths: ({ alerts }) => [
      "/fr/alertes/nouvelle?type=lab&q=design",
      `/fr/alertes/nouvelle?fiche=${alerts.followed}`,
      "/en/alertes/nouvelle?envoi=1",
      "/fr/alertes/nouvelle?fiche=inconnue",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/alertes/confirmer",
    paths: ({ alerts }) => [`/fr/alertes/confirmer?jeton=${alerts.confirm}`, "/fr/alertes/confirmer"],
    who: "anyone",
  },
  {
    route: "[lang]/alertes/arreter",
    paths: ({ alerts }) => [
      `/fr/alertes/arreter?jeton=${alerts.stop}`,
      `/en/alertes/arreter?jeton=${alerts.stop}&fait=1`,
      "/fr/alertes/arreter",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/equipes/confirmer",
    paths: () => ["/fr/equipes/confirmer?token=inconnu"],
    who: "anyone",
  },
  { route: "[lang]/moderation/equipes", paths: () => ["/fr/moderation/equipes"], who: "moderator" },
  {
    route: "[lang]/moderation/equipes/[id]",
    paths: ({ teams }) => [`/fr/moderation/equipes/${teams.claim}`],
    who: "moderator",
  },
  {
    route: "[lang]/contributions/[id]",
    paths: ({ draft, returned, edit }) => [draft, returned, edit].map((id) => `/fr/contributions/${id}`),
    who: "contributor",
  },
  {
    route: "[lang]/contributions/[id]/apercu",
    paths: ({ draft }) => [`/fr/contributions/${draft}/apercu`],
    who: "contributor",
  },
  {
    route: "[lang]/contributions/[id]/modifier",
    paths: ({ draft, returned }) => [draft, returned].map((id) => `/fr/contributions/${id}/modifier`),
    who: "contributor",
  },
  { route: "[lang]/courrier", paths: () => ["/fr/courrier"], who: "anyone" },
  { route: "[lang]/courrier/[id]", paths: ({ mail }) => [`/fr/courrier/${mail}`], who: "anyone" },
  { route: "[lang]/donnees", paths: () => ["/fr/donnees", "/en/donnees"], who: "anyone" },
  { route: "[lang]/delais", paths: () => ["/fr/delais", "/en/delais"], who: "anyone", cached: true },
  {
    route: "[lang]/journal",
    paths: () => [
      "/fr/journal",
      "/en/journal?type=lab&verdict=accepted",
      "/fr/journal?from=1901-01-01&to=1901-01-01",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/moderation/echantillon",
    paths: () => ["/fr/moderation/echantillon", "/en/moderation/echantillon?tout=1"],
    who: "moderator",
  },
  { route: "[lang]/moderation/quarantaines", paths: () => ["/fr/moderation/quarantaines"], who: "moderator" },
  {
    route: "[lang]/moderation/quarantaines/[id]",
    paths: ({ trust }) => [`/fr/moderation/quarantaines/${trust[0].keeper.id}`],
    who: "moderator",
  },
  {
    route: "[lang]/administration/formulaires",
    paths: () => ["/fr/administration/formulaires"],
    who: "administrator",
  },
  {
    route: "[lang]/moderation",
    paths: () => ["/fr/moderation", "/fr/moderation?age=older&type=event"],
    who: "moderator",
  },
  {
    route: "[lang]/moderation/ensemble",
    paths: ({ ten, edit }) => [`/fr/moderation/ensemble?id=${edit}&id=${ten[0]}`, "/en/moderation/ensemble"],
    who: "moderator",
  },
  {
    route: "[lang]/moderation/[id]",
    paths: ({ creation, edit, returned, deciding: { conflict, double } }) =>
      [creation, edit, returned, conflict[2].id, double.id].map((id) => `/fr/moderation/${id}`),
    who: "moderator",
  },
  {
    route: "[lang]/moderation/[id]/apercu",
    paths: ({ creation }) => [`/fr/moderation/${creation}/apercu`],
    who: "moderator",
  },
  {
    route: "[lang]/moderation/signalements",
    paths: () => ["/fr/moderation/signalements", "/en/moderation/signalements?vue=closed"],
    who: "moderator",
  },
  {
    route: "[lang]/moderation/signalements/[id]",
    paths: ({ reports }) => reports.map((id) => `/fr/moderation/signalements/${id}`),
    who: "moderator",
  },
  { route: "[lang]/notifications", paths: () => ["/fr/notifications"], who: "contributor" },
  {
    route: "[lang]/organisations",
    paths: () => ["/fr/organisations", "/en/organisations"],
    who: "anyone",
  },
  {
    route: "[lang]/organisations/[slug]",
    paths: () => ["/fr/organisations/sgmap", "/fr/organisations/ditp"],
    who: "anyone",
    cached: true,
  },
  { route: "[lang]/proposer", paths: () => ["/fr/proposer"], who: "anyone" },
  {
    route: "[lang]/proposer/adresse",
    paths: () => ["/fr/proposer/adresse", "/en/proposer/adresse?adresse=https://example.org/report"],
    who: "anyone",
  },
  {
    route: "[lang]/recherche",
    paths: () => [
      "/fr/recherche",
      "/fr/recherche?q=innovation",
      "/en/recherche?q=xyzzyxyzzy&type=lab&theme=innovation-territoriale",
      "/fr/recherche?territory=departement-35&year=2018&find-territory=bre&find-organisation=xyzzy",
    ],
    who: "anyone",
  },
  {
    route: "[lang]/territoires/[code]",
    paths: () => ["/fr/territoires/region-53", "/fr/territoires/commune-01004"],
    who: "anyone",
    cached: true,
  },
  { route: "[lang]/themes", paths: () => ["/fr/themes"], who: "anyone" },
  {
    route: "[lang]/themes/[slug]",
    paths: () => ["/fr/themes/innovation-territoriale"],
    who: "anyone",
    cached: true,
  },
  { route: "[lang]/vocabulaires", paths: () => ["/fr/vocabulaires"], who: "moderator" },
  {
    route: "[lang]/vocabulaires/suggestions/[id]",
    paths: ({ suggestion }) => [`/fr/vocabulaires/suggestions/${suggestion}`],
    who: "moderator",
  },
  {
    route: "[lang]/vocabulaires/[vocabulary]",
    paths: () => [
      "/fr/vocabulaires/themes",
      "/en/vocabulaires/organismes?q=direction",
      "/fr/vocabulaires/themes?q=xyzzy",
    ],
    who: "moderator",
  },
  {
    route: "[lang]/vocabulaires/[vocabulary]/ajouter",
    paths: () => ["/fr/vocabulaires/themes/ajouter", "/fr/vocabulaires/organismes/ajouter"],
    who: "moderator",
  },
  {
    route: "[lang]/vocabulaires/[vocabulary]/[slug]",
    paths: ({ terms }) => [
      "/fr/vocabulaires/organismes/ditp",
      "/en/vocabulaires/themes/innovation-territoriale",
      `/fr/vocabulaires/themes/${terms.merged}`,
    ],
    who: "moderator",
  },
  {
    route: "[lang]/vocabulaires/[vocabulary]/[slug]/fusionner",
    paths: () => [
      "/fr/vocabulaires/organismes/ditp/fusionner",
      "/fr/vocabulaires/themes/innovation-territoriale/fusionner",
      "/en/vocabulaires/organismes/sgmap/fusionner?into=ditp",
    ],
    who: "moderator",
  },
];
