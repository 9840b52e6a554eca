import { answering } from "#lib/api/answer";
import { routes } from "#lib/api/routes";
import { readStatistics } from "#lib/api/statistics";
import { preflight } from "#lib/http/open";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;
export const GET = answering(routes.statistics, readStatistics);
