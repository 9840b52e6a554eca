import { answeringOwn, closedPreflight } from "#lib/api/act";
import { readProposal } from "#lib/api/proposals";
import { routes } from "#lib/api/routes";

export const dynamic = "force-dynamic";
export const OPTIONS = closedPreflight("GET, HEAD, OPTIONS");
export const GET = answeringOwn(routes.proposal, readProposal);
