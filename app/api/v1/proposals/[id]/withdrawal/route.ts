import { acting, closedPreflight } from "#lib/api/act";
import { withdrawalBody } from "#lib/api/proposal-body";
import { withdrawProposal } from "#lib/api/proposals";
import { routes } from "#lib/api/routes";
import { revalidate } from "#lib/cache";

export const dynamic = "force-dynamic";
export const OPTIONS = closedPreflight("POST, OPTIONS");
export const POST = acting(routes.withdrawProposal, withdrawalBody, withdrawProposal, revalidate);
