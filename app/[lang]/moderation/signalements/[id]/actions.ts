"use server";

import { z } from "zod";
import { refreshPage } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction, idOf } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { reportItemPath, reportsPath } from "#lib/paths";
import { claimReport, releaseReport } from "#lib/reports/claim";
import { closeReport } from "#lib/reports/close";
import { reopenReport } from "#lib/reports/reopen";

/** Takes the report or gives it back; the page stays, and says what is now true. */
export const holdReport = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  const { taken, released } = messages(lang).reports.item;
  const gives = firstValue(values, "intent") === "release";
  await (gives ? releaseReport : claimReport)(actor, id);
  refreshPage();
  return { tone: "ok", message: gives ? released : taken, values: null };
});

/** Answers and closes; then back to the list, which says so. */
export const answerReport = formAction(async ({ actor, values, lang }) => {
  const verdict = verdicts.safeParse(firstValue(values, "intent"));
  if (!verdict.success) throw new DomainError("invalid", "refused");
  const answer = firstValue(values, "answer");
  const { mailed } = await closeReport(actor, { id: idOf(values), verdict: verdict.data, answer });
  return { redirectTo: reportsPath(lang, { fait: verdict.data, courriel: mailed ? 1 : null }) };
});

/** Takes up again what was closed; the page says so, with the answer that there was. */
export const reopen = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  const closedAt = z.iso.datetime().safeParse(firstValue(values, "closedAt"));
  if (!closedAt.success) throw new DomainError("invalid", "refused");
  const { mailed } = await reopenReport(actor, { id, closedAt: new Date(closedAt.data) });
  return { redirectTo: reportItemPath(lang, id, { fait: "reopened", courriel: mailed ? 1 : null }) };
});

const verdicts = z.enum(["settled", "dismissed"]);
