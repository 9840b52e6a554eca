import { answerSession } from "#lib/auth";

/** `{ name, role }` of the reader, or null. Cached pages ask it from the browser, when the hint cookie is there. */
export const GET = () => answerSession();
