/**
 * Answers of the archive held against schemas, by libxml2. The schemas beside this file were written after the protocol and
 * the formats; OAI_SCHEMAS names a folder with the official ones, under the names that they are published by, to hold the
 * same answers against those (OAI-PMH.xsd, oai_dc.xsd, simpledc20021212.xsd, mods-3-7.xsd, xml.xsd, xlink.xsd).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { validateXML } from "xmllint-wasm";

const folder = process.env.OAI_SCHEMAS ?? fileURLToPath(new URL(".", import.meta.url));

const preload = readdirSync(folder)
  .filter((name) => name.endsWith(".xsd"))
  .map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), "utf8") }));

/** One for all that an answer may hold. */
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.openarchives.org/OAI/2.0/" schemaLocation="OAI-PMH.xsd"/>
  <xs:import namespace="http://www.openarchives.org/OAI/2.0/oai_dc/" schemaLocation="oai_dc.xsd"/>
  <xs:import namespace="http://www.loc.gov/mods/v3" schemaLocation="mods-3-7.xsd"/>
</xs:schema>`;

/** What is wrong with these documents; nothing when they are as they should be. */
export async function faultsOf(...documents: readonly string[]): Promise<string[]> {
  const { errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `answer-${index}.xml`, contents })),
    schema: { fileName: "all.xsd", contents: schema },
    preload,
    initialMemoryPages: 2048,
    maxMemoryPages: 8192,
  });
  return errors.map(({ loc, message }) => `${loc?.fileName}:${loc?.lineNumber} ${message}`);
}
