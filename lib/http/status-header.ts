/** How proxy.ts and lib/cache-handler.mjs tell lib/http/failures.ts the status of a page; it never leaves the server. */
export const STATUS_HEADER = "x-sillage-status";

/** The name of the `meta` by which a page that is cached says its status; lib/cache-handler.mjs makes it the header. */
export const PAGE_STATUS = "sillage-status";
