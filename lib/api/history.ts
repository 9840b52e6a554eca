/** The versions of an entry through the API: what each changed, as its public history says it. */
import type { z } from "zod";
import { db } from "#lib/db";
import { withoutTies } from "#lib/entries/removed";
import { versionPath } from "#lib/paths";
import type { Changes, Json } from "#lib/revisions/changes";
import { getHistory } from "#lib/revisions/history";
import type { Asked } from "./answer";
import { noEntry, refFrom, takenDown } from "./entries";
import type { history } from "./schemas";

/** At most 50 versions, the newest first; the cursor is the version before which the page starts. */
export async function readHistory({
  path: { slug },
  query: { cursor },
  origin,
}: Asked<{ slug: string }, { cursor?: number }>): Promise<{ value: z.input<typeof history> }> {
  const entry = await db.entry.findUnique({ where: { slug }, select: { type: true } });
  const found = entry && (await getHistory(entry.type, slug, cursor ?? null));
  if (!found) throw noEntry();
  if (found.entry.removal) throw takenDown();
  const refOf = refFrom(origin);
  const hidden = found.names.hidden ?? new Set();
  return {
    value: {
      entry: refOf(found.entry),
      items: found.versions.map((version) => ({
        version: version.number,
        decidedAt: version.decidedAt.toISOString(),
        submittedAt: version.submittedAt?.toISOString() ?? null,
        rule: version.rule,
        author: version.author,
        moderator: version.moderator,
        team: version.team,
        comment: version.comment,
        reason: version.reason,
        revertsTo: version.revertsTo,
        absorbed: version.absorbed && refOf(version.absorbed),
        changes: saidOf(version.applied, hidden),
        url: origin + versionPath("fr", found.entry.type, slug, version.number),
      })),
      next: found.older === null ? null : String(found.older),
    },
  };
}

/** Without what is tied to what was taken down. */
function saidOf(changes: Changes, hidden: ReadonlySet<string>): Changes {
  const said = (value: Json): Json => {
    if (Array.isArray(value)) return withoutTies(value, hidden);
    return typeof value === "string" && hidden.has(value) ? null : value;
  };
  return Object.fromEntries(
    Object.entries(changes).map(([field, { from, to }]) => [field, { from: said(from), to: said(to) }]),
  );
}
