import type { fields as source } from "../fr/fields";

export const fields = {} satisfies typeof source;
