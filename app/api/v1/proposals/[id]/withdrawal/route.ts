import { acting, CLOSED, closedPreflight } from "#lib/api/act";
import { withdrawalBody } from "#lib/api/proposal-body";
import { withdrawProposal } from "#lib/api/proposals";
import { routes } from "#lib/api/routes";
import { revalidate } from "#lib/cache";
import { notAllowed } from "#lib/http/open";

const METHODS = "POST, OPTIONS";
export const dynamic = "force-dynamic";
export const OPTIONS = closedPreflight(METHODS);
export const { GET, PUT, PATCH, DELETE } = notAllowed(METHODS, CLOSED);
export const POST = acting(routes.withdrawProposal, withdrawalBody, withdrawProposal, revalidate);
