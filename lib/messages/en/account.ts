import type { account as source } from "../fr/account";

export const account = {} satisfies typeof source;
