import { answering } from "#lib/api/answer";
import { readRelations } from "#lib/api/entries";
import { routes } from "#lib/api/routes";
import { preflight } from "#lib/http/open";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;
export const GET = answering(routes.relations, readRelations);
