import type { mails as source } from "../fr/mails";

export const mails = {} satisfies typeof source;
