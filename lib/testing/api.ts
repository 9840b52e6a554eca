/** The API asked as its handlers are, by address, without a server: always anew. */

import type { z } from "zod";
import { type Ask, answerRead } from "#lib/api/answer";
import { listDecisions } from "#lib/api/decisions";
import { listEntries, readEntry, readRelations } from "#lib/api/entries";
import { listEvents } from "#lib/api/events";
import { readFacets } from "#lib/api/facets";
import { readHistory } from "#lib/api/history";
import { listOrganisations, readOrganisation } from "#lib/api/organisations";
import { readIndex } from "#lib/api/root";
import type { ApiRoute } from "#lib/api/route";
import { routes } from "#lib/api/routes";
import { listSelections, readSelection } from "#lib/api/selections";
import { readService } from "#lib/api/service";
import { readStatistics } from "#lib/api/statistics";
import { listTerritories, readTerritory } from "#lib/api/territories";
import { listThemes } from "#lib/api/themes";

export interface AskedOf {
  origin?: string;
  now?: Date;
  headers?: HeadersInit;
}

/** @param address "/api/v1/entries?q=…" */
export async function askApi(address: string, asked: AskedOf = {}): Promise<Response> {
  const url = new URL(address, "https://sillage.example");
  for (const { match, ask } of lines) {
    const path = match(url.pathname);
    if (path) return await ask(path, url.searchParams, asked);
  }
  throw new Error(`no route answers ${address}`);
}

const line = <P extends z.ZodObject, Q, A extends z.ZodType>(
  route: ApiRoute<P, Q, A>,
  ask: Ask<P, Q, A>,
) => ({
  match: (path: string) => pathOf(route.address, path),
  ask: (
    path: object,
    params: URLSearchParams,
    { origin = "https://sillage.example", now = new Date(), headers }: AskedOf,
  ) => answerRead(route, ask, { path, params, headers: new Headers(headers), origin, now }),
});

function pathOf(address: string, path: string): object | null {
  const [wanted, given] = [address.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const [, name] = /^\{(.*)\}$/.exec(segment) ?? [];
    if (name) values[name] = decodeURIComponent(given[index] ?? "");
    else if (segment !== given[index]) return null;
  }
  return values;
}

const lines = [
  line(routes.index, readIndex),
  line(routes.entries, listEntries),
  line(routes.facets, readFacets),
  line(routes.entry, readEntry),
  line(routes.history, readHistory),
  line(routes.relations, readRelations),
  line(routes.events, listEvents),
  line(routes.organisations, listOrganisations),
  line(routes.organisation, readOrganisation),
  line(routes.themes, listThemes),
  line(routes.territories, listTerritories),
  line(routes.territory, readTerritory),
  line(routes.selections, listSelections),
  line(routes.selection, readSelection),
  line(routes.decisions, listDecisions),
  line(routes.statistics, readStatistics),
  line(routes.service, readService),
];
