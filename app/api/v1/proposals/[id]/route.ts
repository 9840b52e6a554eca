import { acting, answeringOwn, CLOSED, closedPreflight } from "#lib/api/act";
import { rewritingBody } from "#lib/api/proposal-body";
import { readProposal, rewriteProposal } from "#lib/api/proposals";
import { routes } from "#lib/api/routes";
import { revalidate } from "#lib/cache";
import { notAllowed } from "#lib/http/open";

const METHODS = "GET, HEAD, PUT, OPTIONS";
export const dynamic = "force-dynamic";
export const OPTIONS = closedPreflight(METHODS);
export const { POST, PATCH, DELETE } = notAllowed(METHODS, CLOSED);
export const GET = answeringOwn(routes.proposal, readProposal);
export const PUT = acting(routes.rewriteProposal, rewritingBody, rewriteProposal, revalidate);
