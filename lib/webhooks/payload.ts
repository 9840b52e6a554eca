/** What is sent to a webhook: an envelope as Standard Webhooks says, around the entry as the API gives it. */
import { wholeApiEntryOf } from "#lib/entries/api";
import { findRecord } from "#lib/entries/records";
import { type EntryType, entryPath, searchPath } from "#lib/paths";
import { matches } from "#lib/search/matches";
import { readSaved } from "#lib/search/saved";
import type { WebhookEvent } from "./events";

/** What is to be told. */
export type Told =
  | {
      event: WebhookEvent;
      decision: { id: string; at: Date; version: number };
      entry: { id: string; type: EntryType; slug: string };
      /** That of the webhook. */
      search: string;
    }
  | { event: "test"; at: Date; webhookId: string; search: string };

/**
 * The body, made when it is sent: it never says what an entry no longer says; `matches` is whether the search finds it by then. Null when what happened has been overtaken:
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
  if (!entry) return null;
  const query = readSaved(told.search);
  const isFound = query !== null && (await matches(query, [told.entry.id], new Date())).length > 0;
  const { id, at, version } = decision;
  return envelope(`entry.${event}`, at, { decision: id, version, matches: isFound, entry });
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
