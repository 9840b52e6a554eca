/**
 * Every route of the API, in the order of its documentation. Its description (openapi.ts), its page and the handlers of
 * app/api/v1 are made from this table; routes.test.ts holds that none is missing on either side. Pure.
 */
import { z } from "zod";
import { isPartialDate } from "#lib/entries/partial-date";
import { verdicts } from "#lib/journal/filters";
import { organisationKinds } from "#lib/organisations/kinds";
import { apiPath, ENTRY_TYPES } from "#lib/paths";
import { parseCursor } from "#lib/revisions/cursor";
import * as examples from "./examples";
import { limit, parameters, searching } from "./parameters";
import { proposalBody, rewritingBody, withdrawalBody } from "./proposal-body";
import { indexOf } from "./root";
import { route } from "./route";
import * as schemas from "./schemas";

const slug = z
  .string({ error: "an identifier" })
  .max(120, { error: "at most 120 characters" })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "an identifier: small letters, figures and hyphens" });
const code = z
  .string()
  .max(40, { error: "at most 40 characters" })
  .regex(/^[a-z]+(-[0-9A-Z]+)?$/, { error: "a code, like region-53" });
const aDay = { error: "a day, like 2018-09-14" };
const isoDay = z
  .string()
  .regex(/^[12]\d{3}-\d{2}-\d{2}$/, aDay)
  .refine(isPartialDate, aDay);
const typed = z.string().max(200, { error: "at most 200 characters" });
const oneOf = <const T extends readonly [string, ...string[]] | readonly string[]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(", ")}` });

const none = z.strictObject({});
const noParameters = parameters({});
const bySlug = z.strictObject({ slug });
const byId = z.strictObject({ id: z.uuid() });
/** Of what is listed by its instant, the latest first. */
const page = z.string().transform((text, context) => {
  const cursor = parseCursor(text);
  if (cursor) return cursor;
  context.addIssue("this list has no such page");
  return z.NEVER;
});

export const routes = {
  index: route({
    id: "readIndex",
    group: "start",
    method: "get",
    address: apiPath,
    path: none,
    query: noParameters,
    answer: schemas.index,
    seconds: 3600,
    example: (origin) => ({ address: apiPath, answer: indexOf(origin) }),
  }),
  entries: route({
    id: "listEntries",
    group: "entries",
    method: "get",
    address: `${apiPath}/entries`,
    path: none,
    query: searching({ limit }),
    answer: schemas.entryList,
    example: (origin) => ({
      address: `${apiPath}/entries?q=laboratoire&type=lab&limit=1`,
      answer: { total: 18, items: [examples.itemExample("lab", origin)], next: "WyJub3ZlbHR5Il0" },
    }),
  }),
  facets: route({
    id: "readFacets",
    group: "entries",
    method: "get",
    address: `${apiPath}/facets`,
    path: none,
    query: searching({}, ["cursor", "sort"]),
    answer: schemas.facets,
    example: () => ({
      address: `${apiPath}/facets?q=laboratoire`,
      answer: examples.facetsExample(),
    }),
  }),
  entry: route({
    id: "readEntry",
    group: "entries",
    method: "get",
    address: `${apiPath}/entries/{slug}`,
    path: bySlug,
    query: noParameters,
    answer: schemas.entry,
    also: [308, 404, 410],
    example: (origin) => ({
      address: `${apiPath}/entries/tilab`,
      answer: examples.entryExample(origin),
    }),
  }),
  history: route({
    id: "readHistory",
    group: "entries",
    method: "get",
    address: `${apiPath}/entries/{slug}/history`,
    path: bySlug,
    query: parameters({
      cursor: z.int({ error: "the number of a version" }).min(1).optional(),
    }),
    answer: schemas.history,
    anew: true,
    also: [404, 410],
    example: (origin) => ({
      address: `${apiPath}/entries/tilab/history`,
      answer: examples.historyExample(origin),
    }),
  }),
  relations: route({
    id: "readRelations",
    group: "entries",
    method: "get",
    address: `${apiPath}/entries/{slug}/relations`,
    path: bySlug,
    query: noParameters,
    answer: schemas.relations,
    also: [308, 404, 410],
    example: (origin) => ({
      address: `${apiPath}/entries/tilab/relations`,
      answer: examples.relationsExample(origin),
    }),
  }),
  events: route({
    id: "listEvents",
    group: "entries",
    method: "get",
    address: `${apiPath}/events`,
    path: none,
    query: searching({ limit }, ["type", "sort"]),
    answer: schemas.happenings,
    example: (origin) => ({
      address: `${apiPath}/events?from=2018-11&to=2018-12`,
      answer: examples.eventsExample(origin),
    }),
  }),
  organisations: route({
    id: "listOrganisations",
    group: "vocabularies",
    method: "get",
    address: `${apiPath}/organisations`,
    path: none,
    query: parameters({
      q: typed.optional(),
      kind: oneOf(Object.keys(organisationKinds)).optional(),
      cursor: slug.optional(),
      limit,
    }),
    answer: schemas.organisationList,
    example: (origin) => ({
      address: `${apiPath}/organisations?q=transformation&limit=1`,
      answer: examples.organisationsExample(origin),
    }),
  }),
  organisation: route({
    id: "readOrganisation",
    group: "vocabularies",
    method: "get",
    address: `${apiPath}/organisations/{slug}`,
    path: bySlug,
    query: noParameters,
    answer: schemas.organisation,
    also: [308, 404],
    example: (origin) => ({
      address: `${apiPath}/organisations/ditp`,
      answer: examples.organisationExample(origin),
    }),
  }),
  themes: route({
    id: "listThemes",
    group: "vocabularies",
    method: "get",
    address: `${apiPath}/themes`,
    path: none,
    query: noParameters,
    answer: schemas.themeList,
    seconds: 60,
    example: (origin) => ({ address: `${apiPath}/themes`, answer: examples.themesExample(origin) }),
  }),
  territories: route({
    id: "listTerritories",
    group: "vocabularies",
    method: "get",
    address: `${apiPath}/territories`,
    path: none,
    query: parameters({
      level: oneOf(schemas.LEVELS).optional(),
      within: code.optional(),
      q: typed.optional(),
      cursor: code.optional(),
      limit,
    }),
    answer: schemas.territoryList,
    seconds: 3600,
    example: (origin) => ({
      address: `${apiPath}/territories?level=region&q=bretagne`,
      answer: examples.territoriesExample(origin),
    }),
  }),
  territory: route({
    id: "readTerritory",
    group: "vocabularies",
    method: "get",
    address: `${apiPath}/territories/{code}`,
    path: z.strictObject({ code }),
    query: noParameters,
    answer: schemas.territory,
    also: [404],
    seconds: 3600,
    example: (origin) => ({
      address: `${apiPath}/territories/region-53`,
      answer: examples.territoryExample(origin),
    }),
  }),
  selections: route({
    id: "listSelections",
    group: "selections",
    method: "get",
    address: `${apiPath}/selections`,
    path: none,
    query: parameters({ cursor: page.optional(), limit }),
    answer: schemas.selectionList,
    anew: true,
    seconds: 0,
    example: (origin) => ({
      address: `${apiPath}/selections?limit=1`,
      answer: examples.selectionsExample(origin),
    }),
  }),
  selection: route({
    id: "readSelection",
    group: "selections",
    method: "get",
    address: `${apiPath}/selections/{id}`,
    path: byId,
    query: noParameters,
    answer: schemas.selection,
    also: [404],
    anew: true,
    // What is made private, or hidden, is so at once.
    seconds: 0,
    example: (origin) => ({
      address: `${apiPath}/selections/${examples.SELECTION_ID}`,
      answer: examples.selectionExample(origin),
    }),
  }),
  decisions: route({
    id: "listDecisions",
    group: "activity",
    method: "get",
    address: `${apiPath}/decisions`,
    path: none,
    query: parameters({
      type: oneOf(ENTRY_TYPES).optional(),
      verdict: oneOf(verdicts).optional(),
      theme: slug.optional(),
      from: isoDay.optional(),
      to: isoDay.optional(),
      cursor: page.optional(),
      limit,
    }),
    answer: schemas.decisionList,
    example: (origin) => ({
      address: `${apiPath}/decisions?type=lab&limit=1`,
      answer: examples.decisionsExample(origin),
    }),
  }),
  proposals: route({
    id: "listProposals",
    group: "proposals",
    method: "get",
    address: `${apiPath}/proposals`,
    path: none,
    query: parameters({ cursor: page.optional() }),
    answer: schemas.proposalList,
    token: true,
    also: [401, 403],
    example: (origin) => ({ address: `${apiPath}/proposals`, answer: examples.proposalsExample(origin) }),
  }),
  makeProposal: route({
    id: "makeProposal",
    group: "proposals",
    method: "post",
    address: `${apiPath}/proposals`,
    path: none,
    query: noParameters,
    answer: schemas.receipt,
    status: 201,
    token: true,
    headers: { "Idempotency-Key": true },
    body: proposalBody,
    also: [401, 403, 404, 409, 413, 415, 422],
    example: (origin) => ({
      address: `${apiPath}/proposals`,
      body: examples.proposalBodyExample,
      answer: examples.receiptExample("submitted", origin),
    }),
  }),
  proposal: route({
    id: "readProposal",
    group: "proposals",
    method: "get",
    address: `${apiPath}/proposals/{id}`,
    path: byId,
    query: noParameters,
    answer: schemas.proposal,
    token: true,
    also: [401, 403, 404],
    example: (origin) => ({
      address: `${apiPath}/proposals/${examples.PROPOSAL_ID}`,
      answer: examples.proposalExample(origin),
    }),
  }),
  rewriteProposal: route({
    id: "rewriteProposal",
    group: "proposals",
    method: "put",
    address: `${apiPath}/proposals/{id}`,
    path: byId,
    query: noParameters,
    answer: schemas.receipt,
    token: true,
    headers: { "Idempotency-Key": true },
    body: rewritingBody,
    also: [401, 403, 404, 409, 413, 415, 422],
    example: (origin) => ({
      address: `${apiPath}/proposals/${examples.PROPOSAL_ID}`,
      body: examples.rewritingBodyExample,
      answer: examples.receiptExample("resubmitted", origin),
    }),
  }),
  withdrawProposal: route({
    id: "withdrawProposal",
    group: "proposals",
    method: "post",
    address: `${apiPath}/proposals/{id}/withdrawal`,
    path: byId,
    query: noParameters,
    answer: schemas.receipt,
    token: true,
    headers: { "Idempotency-Key": true },
    body: withdrawalBody,
    also: [401, 403, 404, 409, 413, 415, 422],
    example: (origin) => ({
      address: `${apiPath}/proposals/${examples.PROPOSAL_ID}/withdrawal`,
      body: { version: 2 },
      answer: examples.receiptExample("withdrawn", origin),
    }),
  }),
  statistics: route({
    id: "readStatistics",
    group: "activity",
    method: "get",
    address: `${apiPath}/statistics`,
    path: none,
    query: noParameters,
    answer: schemas.statistics,
    seconds: 60,
    example: () => ({ address: `${apiPath}/statistics`, answer: examples.statisticsExample() }),
  }),
  service: route({
    id: "readService",
    group: "activity",
    method: "get",
    address: `${apiPath}/service`,
    path: none,
    query: noParameters,
    answer: schemas.service,
    seconds: 60,
    example: () => ({ address: `${apiPath}/service`, answer: examples.serviceExample() }),
  }),
};
