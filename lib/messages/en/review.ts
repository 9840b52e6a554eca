import type { review as source } from "../fr/review";

export const review = {} satisfies typeof source;
