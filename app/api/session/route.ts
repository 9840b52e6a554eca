import { answerSession } from "#lib/auth";
import { countUnread } from "#lib/notifications/own";

/**
 * `{ name, role, unread }` of the reader, or null. Cached pages ask it from the browser, when the hint cookie is there;
 * `unread` is counted up to 100.
 */
export const GET = () => answerSession(async (actor) => ({ unread: await countUnread(actor) }));
