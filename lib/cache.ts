/**
 * Cached public pages: which tags a page is kept under, and how a decision throws it away (the names are in tags.ts).
 */
import { refresh, revalidateTag, unstable_cache } from "next/cache";
import { forgetAnswers } from "./answers";
import { sharedExpiries } from "./expiries";

/**
 * Tags the page being rendered. Call it before `notFound()`: then an address that did not exist can begin to. What
 * is kept besides the page is one "true" a set of tags; the page's own queries need no cache of their own.
 */
export async function tagPage(...tags: string[]): Promise<void> {
  // Next refuses longer ones; no address that long can begin to exist.
  const kept = tags.filter((tag) => tag.length <= 256);
  await unstable_cache(async () => true, ["tag-page", ...kept], { tags: kept })();
}

/** What `make` gives, kept under these tags for an hour at most; `key` tells it from everything else that is kept. */
export async function kept<T extends string | null>(
  make: () => Promise<T>,
  key: string[],
  under: string[],
): Promise<T> {
  return await unstable_cache(make, key, { tags: under, revalidate: 3600 })();
}

/**
 * The very next request renders these pages anew, on every instance. From a server action, once the transaction has been
 * committed; a job asks for it through lib/revalidation.ts.
 */
export function revalidate(tags: readonly string[]): void {
  forgetAnswers();
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
}

/** The same from a route handler, which Next lets answer before it has thrown anything away. */
export async function revalidateNow(tags: readonly string[]): Promise<void> {
  revalidate(tags);
  await sharedExpiries()?.tell(tags);
}

/** In an action: the page that sent the form is rendered anew around its answer. */
export function refreshPage(): void {
  refresh();
}
