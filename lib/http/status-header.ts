/** How proxy.ts tells lib/http/failures.ts the status of a page made per request; it never leaves the server. */
export const STATUS_HEADER = "x-sillage-status";
