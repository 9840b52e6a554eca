"use server";

import { validate as isUuid } from "uuid";
import { DomainError } from "#lib/errors";
import { openFormAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { alertsPath, newAlertPath, stopAlertsPath } from "#lib/paths";
import { askForAlert } from "#lib/subscriptions/ask-for-alert";
import { askForPage } from "#lib/subscriptions/ask-for-page";
import { type AlertAct, alertActs, changeAlert } from "#lib/subscriptions/change-alert";
import { confirmAlert } from "#lib/subscriptions/confirm-alert";
import { eraseSubscriber } from "#lib/subscriptions/erase-subscriber";
import { stopAlerts } from "#lib/subscriptions/stop-alerts";

/** Asks for an alert, with an account or without. */
export const createAlert = openFormAction(
  async ({ actor, values, lang, ip }) => {
    const [slug, selectionId] = [firstValue(values, "entry"), firstValue(values, "selection")];
    const answer = await askForAlert(actor, {
      follows: slug ? { slug } : selectionId ? { selectionId } : { query: firstValue(values, "query") },
      email: firstValue(values, "email"),
      frequency: firstValue(values, "frequency"),
      reminders: firstValue(values, "reminders") === "on",
      lang,
      ip,
      idempotencyKey: keyOf(values),
    });
    return {
      redirectTo:
        answer === "confirmed"
          ? alertsPath(lang, { fait: "confirmee" })
          : newAlertPath(lang, { fiche: slug, selection: selectionId, envoi: 1 }),
    };
  },
  { guard: "alert" },
);

/** Has the link to one's alerts mailed. */
export const sendLostLink = openFormAction(
  async ({ values, lang, ip }) => {
    await askForPage({ email: firstValue(values, "email"), lang, ip, idempotencyKey: keyOf(values) });
    return { redirectTo: alertsPath(lang, { envoi: 1 }) };
  },
  { guard: "alert" },
);

/** The button to which the mail of an alert leads. */
export const confirm = openFormAction(async ({ values, lang }) => {
  const jeton = await confirmAlert(firstValue(values, "token"));
  return { redirectTo: alertsPath(lang, { jeton, fait: "confirmee" }) };
});

const DONE: Record<AlertAct, string> = {
  save: "enregistree",
  pause: "en_pause",
  resume: "reprise",
  delete: "supprimee",
};

/** The buttons of an alert: who holds the link, or has signed in with the address, may. */
export const change = openFormAction(async ({ actor, values, lang }) => {
  const id = firstValue(values, "id");
  const token = firstValue(values, "token");
  const act = alertActs.find((one) => one === firstValue(values, "intent")) ?? "save";
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  await changeAlert(
    { actor, token },
    {
      id,
      act,
      frequency: firstValue(values, `frequency-${id}`),
      reminders: firstValue(values, `reminders-${id}`) === "on",
    },
  );
  return { redirectTo: alertsPath(lang, { jeton: token, fait: DONE[act] }) };
});

/** Erases one's address, with all its alerts. */
export const erase = openFormAction(async ({ actor, values, lang }) => {
  await eraseSubscriber({ actor, token: firstValue(values, "token") });
  return { redirectTo: alertsPath(lang, { fait: "effacee" }) };
});

/** The button of the page to which "no more alerts" leads. */
export const stop = openFormAction(async ({ values, lang }) => {
  const jeton = await stopAlerts(firstValue(values, "token"));
  if (jeton === null) throw new DomainError("forbidden", "alertLinkGone");
  return { redirectTo: stopAlertsPath(lang, { jeton: firstValue(values, "token"), fait: 1 }) };
});

function keyOf(values: FormValues): string {
  const key = firstValue(values, "key");
  if (!isUuid(key)) throw new DomainError("invalid", "invalidAlert");
  return key;
}
