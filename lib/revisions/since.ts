/** What a proposal says otherwise since a moderator read it and asked for changes. Pure. */
import { type Changes, type Json, same } from "./changes";

/** From what it proposed then to what it proposes now; a field it no longer changes goes back to what was there. */
export function sinceReading(seen: Changes, now: Changes): Changes {
  const since: Changes = {};
  for (const field of new Set([...Object.keys(seen), ...Object.keys(now)])) {
    const from: Json = seen[field] ? seen[field].to : (now[field]?.from ?? null);
    const to: Json = now[field] ? now[field].to : (seen[field]?.from ?? null);
    if (!same(from, to)) since[field] = { from, to };
  }
  return since;
}
