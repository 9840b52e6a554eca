/** What is sent to a webhook: an envelope as Standard Webhooks says, around the entry as the API gives it. */
import { wholeApiEntryOf } from "#lib/entries/api";
import { findRecord } from "#lib/entries/records";
import { type EntryType, entryPath, searchPath } from "#lib/paths";
import type { WebhookEvent } from "./events";

/** What is to be told. */
export type Told =
  | {
      event: WebhookEvent;
      decision: { id: string; at: Date; version: number };
      entry: { type: EntryType; slug: string };
    }
  | { event: "test"; at: Date; webhookId: string; search: string };

/**
 * The body, made when it is sent: it never says what an entry no longer says. Null when what happened has been overtaken:
 * the entry has left the lists since, or has come back, which another delivery tells.
 * @param origin the site's address, without a final slash
 */
export async function payloadOf(told: Told, origin: string): Promise<string | null> {
  if (told.event === "test") {
    const search = origin + searchPath("fr") + (told.search && `?${told.search}`);
    return envelope("test", told.at, { webhook: told.webhookId, search });
  }
  const { event, decision } = told;
  const entry = await entryOf(told.entry, event, origin);
  return (
    entry &&
    envelope(`entry.${event}`, decision.at, { decision: decision.id, version: decision.version, entry })
  );
}

/** Whole while it is in the lists; once it has left them, where it was and why it is there no more. */
async function entryOf(
  { type, slug }: { type: EntryType; slug: string },
  event: WebhookEvent,
  origin: string,
) {
  const found = await findRecord(slug);
  if (!found) return null;
  const isListed = "record" in found && found.record.content.archived !== true;
  if (isListed === (event === "archived")) return null;
  if (isListed) return wholeApiEntryOf(found.record, origin);
  return {
    type,
    slug,
    url: origin + entryPath("fr", type, slug),
    archived: true,
    removed: "removed" in found,
    mergedInto: "mergedInto" in found ? found.mergedInto : null,
  };
}

const envelope = (type: string, at: Date, data: object): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });
