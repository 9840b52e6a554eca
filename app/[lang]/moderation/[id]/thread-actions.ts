"use server";
import { z } from "zod";
import { refreshPage } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { comment } from "#lib/revisions/comment";
import { mentionedIn, unclearMentions } from "#lib/revisions/mentions";
import { getThread } from "#lib/revisions/thread";

/** Someone writes in the thread of a proposal, on its author's page or on the desk's: the page stays, with the message. */
export const writeInThread = formAction(async ({ actor, values, lang }) => {
  const parsed = target.safeParse({ id: firstValue(values, "id"), key: firstValue(values, "key") });
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  const { id, key } = parsed.data;
  const internal = firstValue(values, "intent") === "internal";
  const body = firstValue(values, "body");
  const askedId = firstValue(values, "asked") || null;
  const { opinion } = messages(lang).desk;
  if (askedId !== null && !internal) {
    return { tone: "error", issues: [{ path: "asked", message: opinion.needsNote }] };
  }
  await comment(actor, { revisionId: id, body, internal, askedId, idempotencyKey: key });
  const thread = await getThread(actor, id);
  refreshPage();
  const { sent, noted } = messages(lang).notifications.thread;
  if (!internal) return { tone: "ok", message: sent[thread?.side ?? "author"], values: {} };
  const colleagues = thread?.colleagues ?? [];
  const told = askedId !== null || mentionedIn(body, colleagues).length > 0;
  const unclear = unclearMentions(body, colleagues);
  const warning = unclear.length > 0 ? ` ${opinion.unclear(unclear.join(", "))}` : "";
  return { tone: "ok", message: (told ? opinion.done : noted) + warning, values: {} };
});

const target = z.object({ id: z.uuid(), key: z.uuid() });
