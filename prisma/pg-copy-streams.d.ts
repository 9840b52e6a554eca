/** What Sillage uses of pg-copy-streams, which carries no types. */
declare module "pg-copy-streams" {
  import type { Writable } from "node:stream";
  import type { Submittable } from "pg";

  /** A stream that feeds `COPY … FROM STDIN`, once given to `client.query`. */
  export function from(sql: string): Writable & Submittable;
}
