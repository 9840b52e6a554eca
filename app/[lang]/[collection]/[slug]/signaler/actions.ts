"use server";

import { openFormAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { objectionPath, reportPath } from "#lib/paths";
import { objectTo, reportEntry } from "#lib/reports/report";
import { writtenIn } from "./written-in";

/** Anyone's word on an entry. */
export const sendReport = openFormAction(
  async ({ values, lang, ip }) => {
    const written = writtenIn(values);
    const kind = firstValue(values, "kind");
    const { reference } = await reportEntry({ ...written, kind, lang, ip });
    return { redirectTo: reportPath(lang, written.type, written.slug, { ref: reference }) };
  },
  { guard: "report" },
);

/** The objection of a person named in an entry. */
export const sendObjection = openFormAction(
  async ({ values, lang, ip }) => {
    const written = writtenIn(values);
    const person = firstValue(values, "person");
    const { reference } = await objectTo({ ...written, person, lang, ip });
    return { redirectTo: objectionPath(lang, written.type, written.slug, { ref: reference }) };
  },
  { guard: "objection" },
);
