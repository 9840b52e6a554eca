import { answering } from "#lib/api/answer";
import { listEntries } from "#lib/api/entries";
import { routes } from "#lib/api/routes";
import { notAllowed, preflight } from "#lib/http/open";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;
export const { POST, PUT, PATCH, DELETE } = notAllowed("GET, HEAD, OPTIONS");
export const GET = answering(routes.entries, listEntries);
