/**
 * A real server of this machine in the place of those that addresses are read from: Crossref, DataCite, HAL, the BnF
 * and pages, with records of the shape that each of them answers.
 */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { Guard } from "#lib/outbound";
import type { Outside } from "#lib/prefill/catalogues";

export interface TestSources {
  origin: string;
  /** "127.0.0.1:4001". */
  server: string;
  /** The paths that were asked for. */
  asked: string[];
  /** Answers this path in another way, until it is told otherwise. */
  answer: (path: string, how: (response: ServerResponse) => void) => void;
  outside: Outside;
  stop: () => Promise<void>;
}

export async function startSources(): Promise<TestSources> {
  const asked: string[] = [];
  const answers = new Map<string, (response: ServerResponse) => void>();
  const http = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://sources");
    asked.push(pathname + search);
    const answer = answers.get(pathname);
    if (answer) return answer(response);
    const found = PAGES.get(pathname) ?? catalogueAnswer(pathname, search);
    if (!found)
      return response.writeHead(404, { "content-type": "application/json" }).end('{"message":"unknown"}');
    response.writeHead(200, { "content-type": found.type }).end(found.body);
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const server = `127.0.0.1:${address.port}`;
  const origin = `http://${server}`;
  const guard: Guard = {
    ports: new Set(["80", "443"]),
    testServers: new Set([server]),
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    sender: "Sillage (+https://sillage.example.org)",
  };
  return {
    origin,
    server,
    asked,
    answer: (path, how) => answers.set(path, how),
    outside: { guard, catalogues: { crossref: origin, datacite: origin, hal: origin, bnf: origin } },
    stop: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
}

function catalogueAnswer(pathname: string, search: string): { type: string; body: string } | undefined {
  const record = RECORDS.find(
    ({ path, holds }) => decodeURIComponent(pathname) === path && search.includes(holds),
  );
  if (record) return record;
  // HAL and the BnF answer what they do not know with an empty list.
  if (pathname === "/search/")
    return { type: "application/json", body: '{"response":{"numFound":0,"docs":[]}}' };
  if (pathname === "/api/SRU") return { type: "text/xml; charset=UTF-8", body: sru("") };
  return undefined;
}

const sru = (records: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><srw:searchRetrieveResponse xmlns:srw="http://www.loc.gov/zing/srw/"><srw:version>1.2</srw:version><srw:numberOfRecords>${records ? 1 : 0}</srw:numberOfRecords><srw:records>${records}</srw:records></srw:searchRetrieveResponse>`;

/** `holds`: in the query. */
const RECORDS = [
  {
    path: "/works/10.3917/rfap.161.0005",
    holds: "",
    type: "application/json",
    body: JSON.stringify({
      status: "ok",
      "message-type": "work",
      message: {
        DOI: "10.3917/rfap.161.0005",
        type: "journal-article",
        title: ["Innovation publique&nbsp;: les <i>laboratoires</i> au travail"],
        subtitle: ["Une enquête"],
        abstract: "<jats:title>Résumé</jats:title><jats:p>Comment travaillent les laboratoires.</jats:p>",
        language: "fr",
        issued: { "date-parts": [[2017, 6]] },
        "container-title": ["Revue française d’administration publique"],
        volume: "161",
        issue: "1",
        page: "5-18",
        publisher: "CAIRN",
        author: [
          { given: "Camille", family: "Martin", sequence: "first", affiliation: [] },
          { name: "Collectif des labs" },
        ],
        ISSN: ["0152-7401"],
      },
    }),
  },
  {
    path: "/dois/10.5281/zenodo.1234567",
    holds: "",
    type: "application/vnd.api+json",
    body: JSON.stringify({
      data: {
        id: "10.5281/zenodo.1234567",
        attributes: {
          doi: "10.5281/zenodo.1234567",
          titles: [{ title: "Grille d’évaluation des labs" }, { title: "Version 2", titleType: "Subtitle" }],
          creators: [{ name: "Durand, Alix", givenName: "Alix", familyName: "Durand", nameType: "Personal" }],
          publisher: "Zenodo",
          publicationYear: 2018,
          dates: [{ date: "2018-04-12", dateType: "Issued" }],
          language: "fr",
          types: { resourceTypeGeneral: "Report" },
          descriptions: [{ description: "<p>Une grille réutilisable.</p>", descriptionType: "Abstract" }],
          container: {},
          url: "https://zenodo.org/record/1234567",
        },
      },
    }),
  },
  {
    path: "/search/",
    holds: "hal-01234567",
    type: "application/json; charset=utf-8",
    body: JSON.stringify({
      response: {
        numFound: 1,
        docs: [
          {
            halId_s: "hal-01234567",
            docType_s: "THESE",
            title_s: ["Le design dans l’action publique"],
            abstract_s: ["Une thèse sur le design."],
            authFullName_s: ["Sacha Petit"],
            language_s: ["fr"],
            producedDate_s: "2016-11-25",
            publisher_s: ["Université de Rennes"],
            uri_s: "https://theses.hal.science/hal-01234567",
            fileMain_s: ["https://theses.hal.science/hal-01234567/file/these.pdf"],
          },
        ],
      },
    }),
  },
  {
    path: "/api/SRU",
    holds: "9782111523456",
    type: "text/xml; charset=UTF-8",
    body: sru(
      `<srw:record><srw:recordData><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>https://catalogue.bnf.fr/ark:/12148/cb00000000x</dc:identifier><dc:identifier>ISBN 9782111523456</dc:identifier><dc:title>Design des politiques publiques : mode d'emploi / Camille Martin</dc:title><dc:creator>Martin, Camille (1970-....). Auteur du texte</dc:creator><dc:contributor>Durand, Alix. Préfacier</dc:contributor><dc:publisher>La Documentation française (Paris)</dc:publisher><dc:date>2015</dc:date><dc:description>Collection : Petits guides ; 3</dc:description><dc:format>1 vol. (126 p.) : ill. ; 24 cm</dc:format><dc:language>fre</dc:language><dc:language>français</dc:language><dc:type xml:lang="eng">text</dc:type></oai_dc:dc></srw:recordData></srw:record>`,
    ),
  },
];

const html = (head: string, body = "") => ({
  type: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="fr-FR"><head>${head}</head><body>${body}</body></html>`,
});

const PAGES: ReadonlyMap<string, { type: string; body: string }> = new Map([
  [
    "/rencontre",
    html(
      `<title>Rencontre des labs | Préfecture</title><meta property="og:site_name" content="Préfecture">
       <link rel="canonical" href="https://exemple.fr/agenda/rencontre?utm_source=lettre">
       <script type="application/ld+json">${JSON.stringify({
         "@context": "https://schema.org",
         "@graph": [
           { "@type": "Organization", name: "Préfecture" },
           {
             "@type": "Event",
             name: "Rencontre des labs de l’Ouest",
             description: "Deux jours pour apprendre les uns des autres.",
             startDate: "2026-12-03T09:30:00+01:00",
             endDate: "2026-12-04T17:00:00+01:00",
             location: {
               "@type": "Place",
               name: "Les Champs libres",
               address: {
                 streetAddress: "10 cours des Alliés",
                 postalCode: "35000",
                 addressLocality: "Rennes",
                 addressCountry: "FR",
               },
               geo: { latitude: "48.1055", longitude: -1.6745 },
             },
             keywords: "Ville intelligente, Inconnu de l’annuaire",
             organizer: { "@type": "Organization", name: "Région Bretagne" },
           },
         ],
       })}</script>`,
    ),
  ],
  [
    "/rapport",
    html(
      `<title>Rapport</title><meta property="og:title" content="L’innovation à l’essai"><meta property="og:type" content="article">
       <meta property="og:description" content="Dix ans de laboratoires."><meta property="article:published_time" content="2018-09-14T08:00:00Z">
       <meta property="og:site_name" content="Exemple public">`,
    ),
  ],
  [
    "/document.pdf",
    {
      type: "application/pdf",
      body: "%PDF-1.4\n1 0 obj\n<< /Title (Guide de l\\222essai \\(2e version\\)) /Author (Camille Martin) /CreationDate (D:20180301120000+01'00') >>\nendobj\ntrailer\n<< /Info 1 0 R /Root 2 0 R >>\n%%EOF",
    },
  ],
]);
