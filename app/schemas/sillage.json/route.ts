import { tableSchema } from "#lib/dumps/table-schema";
import { env } from "#lib/env";

export const dynamic = "force-dynamic";

/** What the columns of the dump's table hold (Table Schema). */
export const GET = (): Response =>
  Response.json(tableSchema(env.PUBLIC_URL), {
    headers: { "access-control-allow-origin": "*", "cache-control": "public, max-age=0, s-maxage=3600" },
  });
