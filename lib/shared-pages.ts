/**
 * The pages that instances share, in Redis: what one has rendered, the others need not. A page is kept under the epoch
 * of its moment (lib/expiries.ts) and the build that rendered it, whose scripts it names.
 *
 * Loaded as lib/redis.ts is.
 */
import { z } from "zod";
import type { Expiries, Moment } from "#lib/expiries";

/** Longer than any page stays right (an hour). */
const LIFETIME_S = 7200;

/** Of what Next keeps, what costs to make again: pages, and answers of route handlers. */
const bytes = z.string().transform((text) => Buffer.from(text, "base64"));
const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional();
const status = z.number().optional();
const value = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("APP_PAGE"),
    html: z.string(),
    rscData: bytes.optional(),
    segmentData: z
      .array(z.tuple([z.string(), bytes]))
      .transform((segments) => new Map(segments))
      .optional(),
    headers,
    status,
  }),
  z.object({ kind: z.literal("APP_ROUTE"), body: bytes, headers, status: z.number() }),
]);
const stored = z.object({
  rank: z.number(),
  lastModified: z.number(),
  cacheControl: z
    .object({ revalidate: z.union([z.number(), z.literal(false)]), expire: z.number().optional() })
    .optional(),
  value,
});

/** What Next's memory holds, and the moment of it. */
export interface SharedPage {
  moment: Moment;
  lastModified: number;
  cacheControl?: z.output<typeof stored>["cacheControl"];
  value: z.output<typeof value>;
}

/** Null when there is none, and when Redis is away. What cannot be read is as nothing. */
export async function readPage(
  { redis }: Expiries,
  build: string,
  key: string,
  { epoch }: Moment,
): Promise<SharedPage | null> {
  const text = await redis.ask((client) => client.get(keyOf(epoch, build, key)));
  if (!text) return null;
  const { rank, ...page } = stored.parse(JSON.parse(text));
  return { ...page, moment: { epoch, rank } };
}

/** Does not wait, and says nothing when it does not succeed: another request will. */
export function keepPage({ redis }: Expiries, build: string, key: string, page: SharedPage): void {
  const { moment, value, ...rest } = page;
  const text = JSON.stringify({ ...rest, rank: moment.rank, value: writable(value) });
  void redis.ask((client) =>
    client.set(keyOf(moment.epoch, build, key), text, { expiration: { type: "EX", value: LIFETIME_S } }),
  );
}

const keyOf = (epoch: string, build: string, key: string) => `sillage:page:${epoch}:${build}:${key}`;

function writable(value: SharedPage["value"]): object {
  switch (value.kind) {
    case "APP_PAGE": {
      const { rscData, segmentData, ...page } = value;
      return {
        ...page,
        rscData: rscData && base64(rscData),
        segmentData: segmentData && [...segmentData].map(([path, data]) => [path, base64(data)]),
      };
    }
    case "APP_ROUTE":
      return { ...value, body: base64(value.body) };
  }
}

const base64 = (data: Uint8Array) => Buffer.from(data).toString("base64");
