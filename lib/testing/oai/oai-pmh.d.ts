/** The client of others that harvests the archive in tests: the part of it that they use. */
declare module "oai-pmh/src/index.js" {
  interface Header {
    identifier: string;
    datestamp: string;
  }
  export class OaiPmh {
    constructor(url: string, options?: { retry?: boolean });
    identify(): Promise<{ repositoryName: string; protocolVersion: string }>;
    listMetadataFormats(options?: { identifier?: string }): Promise<{ metadataPrefix: string }[]>;
    listSets(): AsyncIterable<{ setSpec: string; setName: string }>;
    listRecords(options: Record<string, string>): AsyncIterable<{ header: Header }>;
    listIdentifiers(options: Record<string, string>): AsyncIterable<Header>;
    getRecord(identifier: string, metadataPrefix: string): Promise<{ header: Header; metadata: object }>;
  }
}
