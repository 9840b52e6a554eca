/**
 * The catalogue of the open data in DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/), as data.gouv.fr harvests it: each dataset
 * with its files, the API and the open archive as services. What data.gouv.fr looks for besides: an identifier on what
 * it takes, a label on the licence, the schema of the table on its file. Pure.
 */
import { DUMP_FILES, type DumpFileName } from "#lib/dumps/files";
import type { Dump } from "#lib/dumps/read-dump";
import { LICENCE } from "#lib/licence";
import { LANGS, messages } from "#lib/messages/index";
import {
  apiDocumentationPath,
  apiPath,
  cataloguePath,
  dumpFilePath,
  legalPath,
  oaiPath,
  openApiPath,
  openDataPath,
  tableSchemaPath,
} from "#lib/paths";
import type { Publisher } from "#lib/publisher";
import { node, type Triple, type Value } from "./graph";

export interface CatalogueSource {
  /** The site's address, without a final slash. */
  origin: string;
  publisher: Publisher;
  /** Null while there is none that may be read: what files weigh is not known then. */
  dump: Dump | null;
}

const DATASETS = {
  fiches: ["sillage.jsonl", "sillage.csv", "changements.csv"],
  organismes: ["organismes.csv"],
  themes: ["themes.csv"],
  territoires: ["territoires.csv"],
} as const satisfies Record<string, readonly DumpFileName[]>;

type DatasetName = keyof typeof DATASETS;
const NAMES: readonly DatasetName[] = ["fiches", "organismes", "themes", "territoires"];

type Words = ReturnType<typeof messages>["openData"];

export function catalogue({ origin, publisher, dump }: CatalogueSource): Triple[] {
  const at = (name: string) => `${origin}${cataloguePath()}#${name}`;
  const to = (name: string): Value => ({ iri: at(name) });
  const modified: Value | null = dump && instant(dump.startedAt);
  const shared = {
    "dct:publisher": to("editeur"),
    "dct:license": { iri: LICENCE.url },
    "dct:language": { iri: EU("language/FRA") },
  } as const;
  const described = {
    ...shared,
    "dcat:contactPoint": to("contact"),
    "dct:accessRights": { iri: EU("access-right/PUBLIC") },
    "dcat:theme": { iri: EU("data-theme/GOVE") },
    "dcat:keyword": LANGS.flatMap((lang) =>
      messages(lang).openData.dataset.keywords.map((text): Value => ({ text, lang })),
    ),
  };
  const landing: Value = { iri: origin + openDataPath("fr") };
  const inFrance: Value = { iri: EU("country/FRA") };
  return [
    ...node(at("catalogue"), "dcat:Catalog", {
      ...shared,
      "dct:title": both(({ dataset }) => dataset.catalogue),
      "dct:description": both(({ description }) => description),
      "dct:modified": modified,
      "dct:spatial": inFrance,
      "foaf:homepage": landing,
      "dcat:themeTaxonomy": { iri: EU("data-theme") },
      "dcat:dataset": NAMES.map(to),
      "dcat:service": ["api", "oai"].map(to),
    }),
    ...NAMES.flatMap((name) =>
      node(at(name), "dcat:Dataset", {
        ...described,
        "dct:identifier": { text: at(name) },
        "dct:title": both(({ dataset }) => dataset.titles[name]),
        "dct:description": both(({ what, files }) => `${what} ${files.kinds[DATASETS[name][0]]}.`),
        "dct:accrualPeriodicity": { iri: EU("frequency/DAILY") },
        "dct:modified": modified,
        "dct:spatial": inFrance,
        "dcat:landingPage": landing,
        "dcat:distribution": DATASETS[name].map(to),
      }),
    ),
    ...NAMES.flatMap((name) => DATASETS[name]).flatMap((file) => distribution(file)),
    ...service("api", ({ dataset }) => dataset.api, apiPath, openApiPath(), apiDocumentationPath("fr"), null),
    ...service("oai", ({ dataset }) => dataset.oai, oaiPath, `${oaiPath}?verb=Identify`, openDataPath("fr"), {
      iri: "http://www.openarchives.org/OAI/2.0/",
    }),
    ...node(at("editeur"), "foaf:Agent", {
      "foaf:name": { text: publisher.name },
      "foaf:homepage": { iri: origin },
    }),
    ...node(at("contact"), "vcard:Organization", {
      "vcard:fn": { text: publisher.name },
      "vcard:hasEmail": { iri: `mailto:${publisher.email}` },
      "vcard:hasURL": { iri: origin + legalPath("fr", "contact") },
    }),
    ...node(LICENCE.url, "dct:LicenseDocument", {
      "rdfs:label": { text: LICENCE.fullName },
      "dct:identifier": { text: LICENCE.spdx },
    }),
    ...node(origin + tableSchemaPath, "dct:Standard", { "dct:title": both(({ files }) => files.schema) }),
  ];

  function distribution(name: DumpFileName): Triple[] {
    const known = dump?.files.find((file) => file.name === name);
    const address: Value = { iri: origin + dumpFilePath(name) };
    const isTable = name === "sillage.csv";
    return [
      ...node(at(name), "dcat:Distribution", {
        "dct:identifier": { text: at(name) },
        "dct:title": { text: name },
        "dct:description": both(({ files }) => files.kinds[name]),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        ...FORMATS[DUMP_FILES[name]],
        "dct:license": { iri: LICENCE.url },
        "dct:modified": modified,
        "dct:conformsTo": isTable ? { iri: origin + tableSchemaPath } : null,
        "dcat:byteSize": known ? { text: String(known.bytes), type: "xsd:nonNegativeInteger" } : null,
        "spdx:checksum": known ? to(`${name}-sha256`) : null,
      }),
      ...(known
        ? node(at(`${name}-sha256`), "spdx:Checksum", {
            "spdx:algorithm": { term: "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { text: known.sha256, type: "xsd:hexBinary" },
          })
        : []),
    ];
  }

  function service(
    name: string,
    title: (words: Words) => string,
    endpoint: string,
    description: string,
    page: string,
    conformsTo: Value | null,
  ): Triple[] {
    return node(at(name), "dcat:DataService", {
      ...described,
      "dct:identifier": { text: at(name) },
      "dct:title": both(title),
      "dct:description": both(({ what }) => what),
      "dcat:endpointURL": { iri: origin + endpoint },
      "dcat:endpointDescription": { iri: origin + description },
      "dcat:landingPage": { iri: origin + page },
      "dcat:servesDataset": to("fiches"),
      "dct:conformsTo": conformsTo,
    });
  }
}

/** A word of the authority tables of the European Union. */
const EU = (name: string) => `http://publications.europa.eu/resource/authority/${name}`;

const both = (word: (words: Words) => string): Value[] =>
  LANGS.map((lang) => ({ text: word(messages(lang).openData), lang }));

const instant = (at: Date): Value => ({ text: at.toISOString(), type: "xsd:dateTime" });

/** JSON Lines is in no registry of media types. */
const FORMATS = {
  "text/csv": {
    "dct:format": { iri: EU("file-type/CSV") },
    "dcat:mediaType": { iri: "https://www.iana.org/assignments/media-types/text/csv" },
  },
  "application/jsonl": { "dct:format": { iri: EU("file-type/JSON") } },
} as const;
