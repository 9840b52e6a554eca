/** What there is in the API: where to begin. */
import type { z } from "zod";
import { messages } from "#lib/messages/index";
import {
  apiDecisionsPath,
  apiDocumentationPath,
  apiEntriesPath,
  apiEventsPath,
  apiFacetsPath,
  apiOrganisationsPath,
  apiServicePath,
  apiStatisticsPath,
  apiTerritoriesPath,
  apiThemesPath,
  openApiPath,
} from "#lib/paths";
import type { Asked } from "./answer";
import { API_VERSION, LICENCE } from "./facts";
import type { index } from "./schemas";

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
    decisions: origin + apiDecisionsPath,
    statistics: origin + apiStatisticsPath,
    service: origin + apiServicePath,
  },
});
