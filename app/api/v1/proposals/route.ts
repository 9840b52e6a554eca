import { acting, answeringOwn, closedPreflight } from "#lib/api/act";
import { proposalBody } from "#lib/api/proposal-body";
import { listProposals, makeProposal } from "#lib/api/proposals";
import { routes } from "#lib/api/routes";
import { revalidate } from "#lib/cache";

export const dynamic = "force-dynamic";
export const OPTIONS = closedPreflight("GET, HEAD, POST, OPTIONS");
export const GET = answeringOwn(routes.proposals, listProposals);
export const POST = acting(routes.makeProposal, proposalBody, makeProposal, revalidate);
