"use server";

import { refreshPage } from "#lib/cache";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { webhookPath, webhooksPath } from "#lib/paths";
import { declareWebhook } from "#lib/webhooks/declare";
import { removeWebhook, sendAgain, startAgain, testWebhook } from "#lib/webhooks/keep";

export const declare = formAction(async ({ actor, values, lang }) => {
  const { id, secret } = await declareWebhook(actor, {
    url: firstValue(values, "url"),
    search: firstValue(values, "search"),
    events: values.events ?? [],
  });
  refreshPage();
  const { created, open } = messages(lang).webhooks;
  return {
    tone: "ok",
    message: created,
    link: { href: webhookPath(lang, id), label: open },
    secret,
    values: null,
  };
});

/** `intent`: "test", "start" or "remove". */
export const keepWebhook = formAction(async ({ actor, values, lang }) => {
  const { one } = messages(lang).webhooks;
  const id = firstValue(values, "id");
  const intent = firstValue(values, "intent");
  if (intent === "remove") {
    await removeWebhook(actor, id);
    return { redirectTo: webhooksPath(lang, { done: "removed" }) };
  }
  if (intent === "start") await startAgain(actor, id);
  else await testWebhook(actor, id);
  refreshPage();
  return { tone: "ok", message: intent === "start" ? one.started : one.tested };
});

/** `intent`: the id of a delivery. */
export const deliverAgain = formAction(async ({ actor, values, lang }) => {
  await sendAgain(actor, { id: firstValue(values, "id"), deliveryId: firstValue(values, "intent") });
  refreshPage();
  return { tone: "ok", message: messages(lang).webhooks.one.sentAgain };
});
