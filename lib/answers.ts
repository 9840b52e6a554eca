/**
 * What the public asked lately and was answered, kept in memory for a minute: many readers ask the same, and crawlers
 * ask it again. Whatever throws cached pages away (lib/cache.ts) empties it, so that a decision is seen at once, whichever
 * instance it was made by (lib/expiries.ts); what changes without one is seen within the minute. Nothing that depends on
 * who asks may go through it.
 */
import { LRUCache } from "lru-cache";
import { type Expiries, sharedExpiries } from "./expiries";
import { fromReplica } from "./replicas";

const LIFETIME = 60_000;
const MAX_ANSWERS = 300;

/** Asks, or gives what the same question was answered. Those who ask at the same time share one answer. */
export type Memory<T> = (question: string, ask: () => Promise<T>) => Promise<T>;

declare global {
  // The bundles of pages, actions and route handlers each evaluate this module: what one empties, all must.
  var sillageMemories: Set<() => void> | undefined;
  /** Another one each time that answers are forgotten here. */
  var sillageMoment: object | undefined;
}

/** @param shared where other instances tell what they have changed, if there are others */
export function memory<T>(shared?: Expiries): Memory<T> {
  const answers = new LRUCache<string, Promise<T>>({ max: MAX_ANSWERS, ttl: LIFETIME });
  globalThis.sillageMemories ??= new Set();
  globalThis.sillageMemories.add(() => answers.clear());
  const remembered = (moment: object, question: string, ask: () => Promise<T>) => {
    const known = answers.get(question);
    if (known) return known;
    const answer = fromReplica(moment, ask);
    answers.set(question, answer);
    answer.catch(() => {
      if (answers.peek(question) === answer) answers.delete(question);
    });
    return answer;
  };
  let heard: object | undefined;
  return async (question, ask) => {
    const expiries = shared ?? sharedExpiries();
    globalThis.sillageMoment ??= {};
    const moment = expiries ? await expiries.now() : globalThis.sillageMoment;
    // Redis is away: what the others have changed is not known.
    if (!moment) return ask();
    if (expiries && moment !== heard) answers.clear();
    heard = moment;
    return remembered(moment, question, ask);
  };
}

/** What asks each time: for tests, and for answers that must be of this instant. */
export const anew = <T>(_question: string, ask: () => Promise<T>): Promise<T> => ask();

export function forgetAnswers(): void {
  globalThis.sillageMoment = {};
  for (const forget of globalThis.sillageMemories ?? []) forget();
}
