import { answering } from "#lib/api/answer";
import { listOrganisations } from "#lib/api/organisations";
import { routes } from "#lib/api/routes";
import { notAllowed, preflight } from "#lib/http/open";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;
export const { POST, PUT, PATCH, DELETE } = notAllowed("GET, HEAD, OPTIONS");
export const GET = answering(routes.organisations, listOrganisations);
