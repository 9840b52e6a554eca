import { answering } from "#lib/api/answer";
import { routes } from "#lib/api/routes";
import { listTerritories } from "#lib/api/territories";
import { notAllowed, preflight } from "#lib/http/open";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;
export const { POST, PUT, PATCH, DELETE } = notAllowed("GET, HEAD, OPTIONS");
export const GET = answering(routes.territories, listTerritories);
