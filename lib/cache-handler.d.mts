/** The part of Next's cache handlers that tests use. */
export default class CacheHandler {
  constructor(context: object);
  get(key: string, context: object): Promise<{ value: unknown } | null>;
  set(key: string, data: unknown, context: object): Promise<void>;
  revalidateTag(tags: string | string[], durations?: { expire?: number }): Promise<void>;
}
