import { acting, answeringOwn, CLOSED, closedPreflight } from "#lib/api/act";
import { proposalBody } from "#lib/api/proposal-body";
import { listProposals, makeProposal } from "#lib/api/proposals";
import { routes } from "#lib/api/routes";
import { revalidate } from "#lib/cache";
import { notAllowed } from "#lib/http/open";

const METHODS = "GET, HEAD, POST, OPTIONS";
export const dynamic = "force-dynamic";
export const OPTIONS = closedPreflight(METHODS);
export const { PUT, PATCH, DELETE } = notAllowed(METHODS, CLOSED);
export const GET = answeringOwn(routes.proposals, listProposals);
export const POST = acting(routes.makeProposal, proposalBody, makeProposal, revalidate);
