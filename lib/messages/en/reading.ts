import type { reading as source } from "../fr/reading";

export const reading = {} satisfies typeof source;
