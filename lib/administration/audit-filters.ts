/** The filters of the audit log as its address holds them. Pure. */
import { z } from "zod";
import type { Query } from "#lib/paths";
import { tidyLine } from "#lib/text";

/** What acts are named by, before the dot: "revision.submit" is an act of "revision". */
export const ACT_GROUPS = [
  "session",
  "link",
  "user",
  "revision",
  "entry",
  "comment",
  "decision",
  "report",
  "freshness",
  "team",
  "claim",
  "theme",
  "organisation",
  "suggestion",
  "synonym",
  "batch",
  "source",
  "answer",
  "view",
  "notifications",
  "mail",
  "audit",
  "form",
  "alert",
  "token",
  "webhook",
  "key",
] as const;

export const AUDIT_OBJECTS = [
  "revision",
  "report",
  "team",
  "claim",
  "entry",
  "user",
  "session",
  "organisation",
  "theme",
  "suggestion",
  "synonym",
  "batch",
  "source",
  "answer",
  "view",
  "mail",
  "audit",
  "form",
  "alert",
  "token",
  "webhook",
  "key",
] as const;

const day = z.iso.date().nullable().catch(null);

const filters = z.object({
  /** Part of the name or of the address of who acted, or their id. */
  who: z.string().max(200).transform(tidyLine).catch(""),
  /** The beginning of an act's name: a group, or one act whole. */
  act: z
    .string()
    .regex(/^[a-z]+(\.[a-z_-]+)?$/)
    .max(60)
    .nullable()
    .catch(null),
  object: z.enum(AUDIT_OBJECTS).nullable().catch(null),
  /** The id or the slug of the object. */
  id: z.string().max(200).transform(tidyLine).catch(""),
  /** Days in Paris, both included. */
  from: day,
  to: day,
});

export type AuditFilters = z.infer<typeof filters>;

export const parseAuditFilters = (query: Readonly<Record<string, unknown>>): AuditFilters =>
  filters.parse(query);

export const auditQuery = ({ who, act, object, id, from, to }: AuditFilters): Query => ({
  who,
  act,
  object,
  id,
  from,
  to,
});

export const isFiltered = (query: AuditFilters): boolean => Object.values(query).some(Boolean);
