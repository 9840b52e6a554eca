/** What Sillage uses of pg-copy-streams, which carries no types. */
declare module "pg-copy-streams" {
  import type { Readable, Writable } from "node:stream";
  import type { Submittable } from "pg";

  /** A stream that feeds `COPY … FROM STDIN`, once given to `client.query`. */
  export function from(sql: string): Writable & Submittable;

  /** A stream of what `COPY … TO STDOUT` answers, once given to `client.query`. */
  export function to(sql: string): Readable & Submittable;
}
