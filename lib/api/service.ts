/** How the directory keeps its word, through the API. */
import { serviceJson } from "#lib/service/api";
import { readService as measure } from "#lib/service/read-service";
import type { Asked } from "./answer";

export const readService = async ({ now }: Asked<object, unknown>) => ({
  value: serviceJson(await measure(now)),
});
