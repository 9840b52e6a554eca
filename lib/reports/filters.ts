/** The views of the list of reports, as its address holds them. Pure. */
import type { Query } from "#lib/paths";
import { personKinds, type ReportKind, type ReportOrigin } from "./kinds";

export const reportViews = ["open", "people", "visitors", "checks", "closed"] as const;
export type ReportView = (typeof reportViews)[number];

export const parseReportView = (value: unknown): ReportView =>
  reportViews.find((view) => view === value) ?? "open";

/** The first view is the list itself. */
export const reportViewQuery = (view: ReportView): Query => ({ vue: view === "open" ? null : view });

interface Condition {
  state: "open" | { not: "open" };
  kind?: { in: ReportKind[] } | { notIn: ReportKind[] };
  origin?: { not: ReportOrigin } | ReportOrigin;
}

const conditions: Readonly<Record<ReportView, Condition>> = {
  open: { state: "open" },
  people: { state: "open", kind: { in: [...personKinds] } },
  visitors: { state: "open", origin: "visitor", kind: { notIn: [...personKinds] } },
  checks: { state: "open", origin: { not: "visitor" } },
  closed: { state: { not: "open" } },
};

export const conditionOf = (view: ReportView): Condition => conditions[view];
