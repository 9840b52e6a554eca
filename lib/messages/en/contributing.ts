import type { contributing as source } from "../fr/contributing";

export const contributing = {} satisfies typeof source;
