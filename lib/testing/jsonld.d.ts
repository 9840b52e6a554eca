/** What tests use of jsonld, which has no declarations of its own. */
declare module "jsonld" {
  interface Options {
    base?: string;
    documentLoader?: (url: string) => Promise<{ documentUrl: string; document: unknown }>;
  }
  /** JSON-LD 1.1 Processing Algorithms and API, § 9.4. */
  function expand(document: unknown, options?: Options): Promise<Record<string, unknown>[]>;
  /** § 9.6; with a format, the dataset as text. */
  function toRDF(document: unknown, options: Options & { format: "application/n-quads" }): Promise<string>;
  const jsonld: { expand: typeof expand; toRDF: typeof toRDF };
  export default jsonld;
}
