import { answering } from "#lib/api/answer";
import { routes } from "#lib/api/routes";
import { listThemes } from "#lib/api/themes";
import { preflight } from "#lib/http/open";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;
export const GET = answering(routes.themes, listThemes);
