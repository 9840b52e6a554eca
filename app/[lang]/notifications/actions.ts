"use server";
import { z } from "zod";
import { refreshPage } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { frequencies, notificationKinds } from "#lib/notification-kinds";
import { chooseFrequency } from "#lib/notifications/choose-frequency";
import { markRead } from "#lib/notifications/mark-read";

/** Marks one as read, or all that the page showed. */
export const markAsRead = formAction(async ({ actor, values, lang }) => {
  const intent = firstValue(values, "intent");
  const { marked, allMarked } = messages(lang).notifications;
  const all = intent === "all";
  await markRead(actor, all ? { until: shownUntil(values) } : { id: intent });
  refreshPage();
  return { tone: "ok", message: all ? allMarked : marked };
});

/** Keeps how often this person wants mails, kind by kind. */
export const chooseFrequencies = formAction(async ({ actor, values, lang }) => {
  const sent = Object.fromEntries(
    notificationKinds.flatMap((kind) => (values[kind] ? [[kind, firstValue(values, kind)]] : [])),
  );
  const parsed = chosen.safeParse(sent);
  if (!parsed.success) throw new DomainError("invalid", "refused");
  await chooseFrequency(actor, parsed.data);
  refreshPage();
  return { tone: "ok", message: messages(lang).notifications.settings.saved, values: null };
});

const chosen = z.partialRecord(z.enum(notificationKinds), z.enum(frequencies));

const instant = z.iso.datetime().transform((text) => new Date(text));

function shownUntil(values: FormValues): Date {
  const parsed = instant.safeParse(firstValue(values, "until"));
  if (!parsed.success) throw new DomainError("invalid", "refused");
  return parsed.data;
}
