/** How long an account may be silent before its person is told, and how long they have then. Pure. */
export const SILENT_AFTER_DAYS = 730;
export const ERASED_AFTER_DAYS = 30;
