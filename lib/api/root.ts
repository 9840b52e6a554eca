/** What there is in the API: where to begin. */
import type { z } from "zod";
import { LICENCE } from "#lib/licence";
import { messages } from "#lib/messages/index";
import {
  apiDecisionsPath,
  apiDocumentationPath,
  apiEntriesPath,
  apiEventsPath,
  apiFacetsPath,
  apiOrganisationsPath,
  apiSelectionsPath,
  apiServicePath,
  apiStatisticsPath,
  apiTerritoriesPath,
  apiThemesPath,
  openApiPath,
} from "#lib/paths";
import type { Asked } from "./answer";
import type { index } from "./schemas";

/** Of the description: "v1" in the addresses is that of the API, which keeps its promises. */
export const API_VERSION = "1.0.0";

export const readIndex = async ({ origin }: Asked<object, unknown>) => ({ value: indexOf(origin) });

export const indexOf = (origin: string): z.input<typeof index> => ({
  name: messages("fr").common.siteName,
  version: API_VERSION,
  licence: LICENCE.name,
  documentation: origin + apiDocumentationPath("fr"),
  openapi: origin + openApiPath(),
  links: {
    entries: origin + apiEntriesPath,
    facets: origin + apiFacetsPath,
    events: origin + apiEventsPath,
    organisations: origin + apiOrganisationsPath,
    themes: origin + apiThemesPath,
    territories: origin + apiTerritoriesPath,
    selections: origin + apiSelectionsPath,
    decisions: origin + apiDecisionsPath,
    statistics: origin + apiStatisticsPath,
    service: origin + apiServicePath,
  },
});
