/** What a route of the API is: its address, the schemas that read and write it, and an example. */
import type { z } from "zod";
import type { Messages } from "#lib/messages/index";
import type { Parameters } from "./parameters";

type Words = Messages["api"];
/** Its words are under `messages.api.operations`. */
export type OperationId = keyof Words["operations"];
/** The parts of the documentation, in `messages.api.groups`. */
export type Group = keyof Words["groups"];

export interface ApiRoute<P extends z.ZodObject = z.ZodObject, Q = unknown, A extends z.ZodType = z.ZodType> {
  id: OperationId;
  group: Group;
  method: "get" | "post" | "put";
  /** "/api/v1/entries/{slug}". */
  address: string;
  path: P;
  query: Parameters<Q>;
  answer: A;
  /** Of the answer; 200 when it does not say. */
  status?: 200 | 201;
  /** What else it may answer, besides what every route may: 400, 429 and 503. */
  also?: readonly (308 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422)[];
  /** For how long shared caches may keep it; 10 when it does not say. */
  seconds?: number;
  /** Asked anew each time: its answers may be too large to be remembered by the hundred. */
  anew?: true;
  /** What is sent with it. */
  body?: z.ZodType;
  /** Headers that are sent with it, by name; true when it must be. */
  headers?: Readonly<Record<string, boolean>>;
  /** Only who has a token may ask it. */
  token?: true;
  /** An address with its parameters, what is sent, and what it answers; `origin` is the site's address. */
  example: (origin: string) => { address: string; body?: unknown; answer: z.input<A> };
}

/** Checks a line of the table, and keeps its types. */
export const route = <P extends z.ZodObject, Q, A extends z.ZodType>(line: ApiRoute<P, Q, A>) => line;
