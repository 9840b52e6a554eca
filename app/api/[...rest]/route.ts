import { preflight, refuse } from "#lib/http/open";
import { apiPath } from "#lib/paths";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;

/** Any other address that programs ask: an error that they can read. */
export const GET = (): Response =>
  refuse(404, `There is nothing at this address: ${apiPath} says what there is.`);

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
