/** What was found, as the database keeps it. */
import { z } from "zod";
import { creditRoles, linkKinds } from "#lib/entries/fields";
import { ENTRY_TYPES } from "#lib/paths";
import { type FactName, type Found, origins } from "./facts";

const fact = <T extends z.ZodType>(value: T) => z.strictObject({ value, origin: z.enum(origins) }).optional();

const stored = z.strictObject({
  type: fact(z.enum(ENTRY_TYPES)),
  kinds: fact(z.array(z.string())),
  title: fact(z.string()),
  subtitle: fact(z.string()),
  summary: fact(z.string()),
  language: fact(z.string()),
  url: fact(z.string()),
  publishedOn: fact(z.string()),
  openedOn: fact(z.string()),
  startsOn: fact(z.string()),
  endsOn: fact(z.string()),
  startTime: fact(z.string()),
  endTime: fact(z.string()),
  timezone: fact(z.string()),
  address: fact(z.string()),
  country: fact(z.string()),
  latitude: fact(z.number()),
  longitude: fact(z.number()),
  container: fact(z.string()),
  issue: fact(z.string()),
  pageFrom: fact(z.number()),
  pageTo: fact(z.number()),
  pageCount: fact(z.number()),
  identifiers: fact(z.array(z.string())),
  credits: fact(
    z.array(
      z.strictObject({ role: z.enum(creditRoles), name: z.string(), organisation: z.string().optional() }),
    ),
  ),
  locality: fact(z.strictObject({ name: z.string(), postcode: z.string().nullable() })),
  keywords: fact(z.array(z.string())),
  territory: fact(z.string()),
  themes: fact(z.array(z.string())),
  links: fact(
    z.array(
      z.strictObject({ url: z.string(), label: z.string(), kind: z.enum(linkKinds), language: z.null() }),
    ),
  ),
} satisfies Record<FactName, z.ZodType>);

export const parseStored = (json: unknown): Found => stored.parse(json);
