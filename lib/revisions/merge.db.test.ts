import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { getEntry } from "#lib/entries/queries";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { tags } from "#lib/tags";
import {
  acceptance,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { adopt } from "./adopt";
import { archive } from "./archive";
import type { Content } from "./changes";
import { contentAt } from "./content-at";
import { decide } from "./decide";
import { merge } from "./merge";
import type { MergeChoices } from "./merge-fields";
import { propose } from "./propose";
import { remove } from "./remove";
import { revert } from "./revert";
import { getReviewItem } from "./review-item";
import { submit } from "./submit";
import { unmerge } from "./unmerge";

let moderator: Actor;
let colleague: Actor;
let author: Actor;

const ITSELF: MergeChoices = { values: {}, lists: {} };

beforeAll(async () => {
  moderator = await createUser("moderator", "Grace");
  colleague = await createUser("moderator", "Sacha");
  author = await createUser("contributor", "Camille");
  await createTheme("design");
  await createOrganisation("ditp");
});

const refused = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );

const lab = (title: string, changes: Content = {}) => createEntry("lab", { title, aliases: [], ...changes });
const now = async (slug: string) => {
  const entry = await getCurrentEntry(db, { slug });
  if (!entry) throw new Error(slug);
  return entry;
};
const asked = (other: { slug: string }, kept: { slug: string }, choices = ITSELF) => ({
  other: { slug: other.slug },
  kept: { slug: kept.slug },
  choices,
  comment: "C’est le même lab.",
  idempotencyKey: uuid(),
});
const indexed = async (slug: string) => (await db.indexedEntry.count({ where: { entry: { slug } } })) === 1;

describe("a moderator merges two entries", () => {
  test("one stays with what was chosen of both, the other leads to it, and what named it names the one that stays", async () => {
    const kept = await lab("Le Lab Zyxwolib", { url: "https://lelab.fr", body: null });
    const other = await lab(`Lab bis ${uuid()}`, {
      url: "http://www.lab-bis.fr/",
      body: "Plus long.",
      summary: "Un autre résumé.",
      themes: ["design"],
      relations: [{ kind: "same-as", to: kept.slug, note: null }],
    });
    const citing = await createEntry("resource", {
      title: `Rapport ${uuid()}`,
      credits: [{ role: "author", name: "Lab bis", note: null, organisation: null, entry: other.slug }],
      relations: [
        { kind: "describes", to: other.slug, note: "note" },
        { kind: "cites", to: other.slug, note: null },
        { kind: "cites", to: kept.slug, note: null },
      ],
      sources: [{ document: "Annuaire", locator: null, highlighted: false, entry: other.slug }],
    });
    await db.organisation.update({ where: { slug: "ditp" }, data: { entryId: other.id } });
    const before = await now(citing.slug);
    const done = await merge(moderator, asked(other, kept, { values: { summary: "other" }, lists: {} }));
    if (done.outcome !== "published") throw new Error("decided at once");

    const after = await now(kept.slug);
    expect(after.version).toBe(2);
    expect(after.content).toMatchObject({
      summary: "Un autre résumé.",
      body: "Plus long.",
      themes: ["design"],
    });
    expect(after.content.url).toBe("https://lelab.fr");
    expect(after.content.aliases).toEqual([String(other.content.title)]);
    expect(after.content.links).toEqual(
      expect.arrayContaining([expect.objectContaining({ url: "http://www.lab-bis.fr/" })]),
    );
    expect(after.content.relations).toEqual([]);
    const gone = await now(other.slug);
    expect(gone).toMatchObject({ version: 2, content: { mergedInto: kept.slug } });
    expect((await getEntry(other.slug))?.mergedInto?.slug).toBe(kept.slug);
    expect([await indexed(kept.slug), await indexed(other.slug)]).toEqual([true, false]);

    const cited = await now(citing.slug);
    expect(cited.version).toBe(before.version);
    expect(cited.content.credits).toMatchObject([{ name: "Lab bis", entry: kept.slug }]);
    expect(cited.content.sources).toMatchObject([{ entry: kept.slug }]);
    expect(cited.content.relations).toMatchObject([
      { kind: "describes", to: kept.slug, note: "note" },
      { kind: "cites", to: kept.slug },
    ]);
    expect((await db.organisation.findUniqueOrThrow({ where: { slug: "ditp" } })).entryId).toBe(kept.id);
    const found = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM indexed_entry WHERE entry_id = ${citing.id}::uuid AND search::text LIKE '%zyxwolib%'`;
    expect(found.length).toBe(1);
    for (const slug of [kept.slug, other.slug, citing.slug]) expect(done.tags).toContain(tags.entry(slug));
    expect(done.tags).toContain(tags.organisation("ditp"));
    expect(done.tags).toContain(tags.sitemap);

    // Undone in one act: everything is where it was.
    const undone = await unmerge(colleague, {
      slug: other.slug,
      seenVersion: 2,
      choices: {},
      reason: "Non.",
    });
    expect(undone.left).toBe(0);
    expect((await now(kept.slug)).content).toEqual(await contentOfVersion(kept.slug, 1));
    expect((await now(other.slug)).content).toEqual({ ...gone.content, mergedInto: null });
    expect(await now(citing.slug)).toEqual(before);
    expect((await db.organisation.findUniqueOrThrow({ where: { slug: "ditp" } })).entryId).toBe(other.id);
    expect([await indexed(kept.slug), await indexed(other.slug)]).toEqual([true, true]);
    await db.organisation.update({ where: { slug: "ditp" }, data: { entryId: null } });
  });

  test("both histories say it, and go on being read", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`)];
    await merge(moderator, asked(other, kept));
    const decisions = await db.decision.findMany({
      where: { entryId: { in: [kept.id, other.id] }, entryVersion: 2 },
      select: { rule: true, revision: { select: { absorbsId: true, comment: true } } },
      orderBy: { decidedAt: "asc" },
    });
    expect(decisions.map(({ rule }) => rule)).toEqual(["merge", "merge"]);
    expect(decisions.some(({ revision }) => revision.absorbsId === other.id)).toBe(true);
    expect((await contentOfVersion(other.slug, 1)).title).toBe(other.content.title);
    expect(await db.auditEvent.count({ where: { action: "entry.merge", objectId: other.id } })).toBe(1);
  });

  test("even when nothing of the other is kept: the merge is a version of its own", async () => {
    const kept = await lab(`A ${uuid()}`);
    const other = await lab(`B ${uuid()}`, kept.content);
    const done = await merge(moderator, asked(other, kept));
    expect(done).toMatchObject({ outcome: "published", version: 2 });
    expect((await now(kept.slug)).content).toEqual(await contentOfVersion(kept.slug, 1));
  });

  test("the same click twice is one act", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`)];
    const act = asked(other, kept);
    const [one, two] = [await merge(moderator, act), await merge(moderator, act)];
    expect([one.outcome, two.outcome]).toEqual(["published", "published"]);
    expect((await now(kept.slug)).version).toBe(2);
  });

  test("never on what was not seen, nor with what is closed, taken down, of another type or itself", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`)];
    const seen = (one: number, two: number) => ({
      ...asked(other, kept),
      other: { slug: other.slug, seenVersion: one },
      kept: { slug: kept.slug, seenVersion: two },
    });
    expect(await refused(merge(moderator, seen(2, 1)))).toBe("conflict entryChanged");
    expect(await refused(merge(moderator, seen(1, 2)))).toBe("conflict entryChanged");
    expect(await refused(merge(moderator, asked(kept, kept)))).toBe("invalid invalidContent");
    expect(await refused(merge(moderator, { ...asked(other, kept), comment: " " }))).toBe(
      "invalid reasonMissing",
    );
    expect(await refused(merge(null, asked(other, kept)))).toBe("forbidden signInFirst");
    expect(await refused(merge(moderator, asked({ slug: "nulle-part" }, kept)))).toBe("not-found notFound");
    const programme = await createEntry("programme", { title: `P ${uuid()}` });
    expect(await refused(merge(moderator, asked(programme, kept)))).toBe("invalid invalidContent");
    const down = await lab(`D ${uuid()}`);
    await remove(moderator, { slug: down.slug, reasonCode: "rights", reason: "Droits." });
    expect(await refused(merge(moderator, asked(down, kept)))).toBe("conflict removedEntry");
    expect(await refused(merge(author, asked(down, kept)))).toBe("not-found notFound");
    await archive(moderator, { slug: kept.slug, reason: "Fermé." });
    expect(await refused(merge(moderator, asked(other, kept)))).toBe("conflict archivedEntry");
    expect((await now(other.slug)).version).toBe(1);
  });

  test("an entry is in one other at a time; a chain leads to its end, and goes back in reverse order", async () => {
    const [a, b, c] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`), await lab(`C ${uuid()}`)];
    const citing = await createEntry("resource", {
      title: `R ${uuid()}`,
      relations: [{ kind: "cites", to: a.slug, note: null }],
    });
    await merge(moderator, asked(a, b));
    expect(await refused(merge(moderator, asked(a, c)))).toBe("conflict alreadyMerged");
    expect(await refused(merge(moderator, asked(b, a)))).toBe("conflict archivedEntry");
    await merge(moderator, asked(b, c));
    expect((await getEntry(a.slug))?.mergedInto?.slug).toBe(c.slug);
    expect((await now(citing.slug)).content.relations).toMatchObject([{ to: c.slug }]);
    const undo = (slug: string) => unmerge(moderator, { slug, seenVersion: 1, choices: {}, reason: "Non." });
    expect(await refused(undo(a.slug))).toBe("conflict undoLaterFirst");
    expect(await refused(undo(c.slug))).toBe("conflict alreadySo");
    await undo(b.slug);
    await undo(a.slug);
    expect((await now(citing.slug)).content.relations).toMatchObject([{ to: a.slug }]);
    expect(await refused(undo(a.slug))).toBe("conflict alreadySo");
  });

  test("an act on what was merged leaves where it leads as its history says", async () => {
    const [a, b, c] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`), await lab(`C ${uuid()}`)];
    await merge(moderator, asked(a, b));
    await merge(moderator, asked(b, c));
    await archive(moderator, { slug: a.slug, reason: "Ainsi." });
    expect((await now(a.slug)).content).toMatchObject({ archived: true, mergedInto: b.slug });
    expect((await getEntry(a.slug))?.mergedInto?.slug).toBe(c.slug);
    await unmerge(moderator, { slug: b.slug, seenVersion: 1, choices: {}, reason: "Non." });
    expect((await getEntry(a.slug))?.mergedInto?.slug).toBe(b.slug);
  });

  test("going back to a version never merges nor separates", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`)];
    await merge(moderator, asked(other, kept));
    const back = { slug: other.slug, version: 1, comment: "Non.", idempotencyKey: uuid() };
    expect(await refused(revert(moderator, back))).toBe("conflict revertMerge");
    await unmerge(moderator, { slug: other.slug, seenVersion: 2, choices: {}, reason: "Non." });
    expect(await refused(revert(moderator, { ...back, version: 2 }))).toBe("conflict revertMerge");
  });
});

describe("a contributor proposes a merge", () => {
  test("someone else decides, who may choose otherwise field by field", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`, { summary: "Celui de B." })];
    const sent = await merge(author, asked(other, kept, { values: { summary: "other" }, lists: {} }));
    if (sent.outcome !== "proposed") throw new Error("reviewed by another");
    expect((await now(kept.slug)).version).toBe(1);
    const handle = { id: sent.id, version: 2 };
    expect(await refused(decide(author, acceptance(handle)))).toBe("forbidden notAllowed");
    const decided = await decide(moderator, {
      ...acceptance(handle),
      choices: { summary: { take: "value", value: "Ni l’un ni l’autre." } },
      seenEntryVersion: 1,
    });
    expect(decided.tags).toContain(tags.entry(other.slug));
    expect((await now(kept.slug)).content.summary).toBe("Ni l’un ni l’autre.");
    expect((await now(other.slug)).content.mergedInto).toBe(kept.slug);
  });

  test("what changed on the other since is a conflict, until someone chooses", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`, { summary: "Celui de B." })];
    const sent = await merge(author, asked(other, kept));
    if (sent.outcome !== "proposed") throw new Error("reviewed by another");
    const edit = await submitEdit(author, other, { body: "Nouveau." });
    await decide(moderator, acceptance(edit));
    const accept = { ...acceptance({ id: sent.id, version: 2 }), seenEntryVersion: 1 };
    expect(await refused(decide(moderator, accept))).toBe("conflict entryMoved");
    const item = await getReviewItem(moderator, sent.id);
    expect(item?.absorbed?.moved.map(({ name }) => name)).toEqual(["body"]);
    expect(item?.conflicts).toMatchObject([{ field: "body", to: "Nouveau." }]);
    await decide(moderator, { ...accept, choices: { body: { take: "proposed" } } });
    expect((await now(kept.slug)).content.body).toBe("Nouveau.");
  });

  test("refused or amended, it goes on like any proposal", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`)];
    const sent = await merge(author, asked(other, kept, { values: {}, lists: { aliases: [], links: [] } }));
    if (sent.outcome !== "proposed") throw new Error("reviewed by another");
    await decide(moderator, {
      id: sent.id,
      seenVersion: 2,
      verdict: "changes_requested",
      reasonCode: "unclear",
      reason: "Laquelle ?",
    });
    const draft = await propose(author, {
      type: "lab",
      revisionId: sent.id,
      baseVersion: 1,
      content: { ...kept.content, summary: "Le bon résumé." },
      comment: "Celle-ci.",
      idempotencyKey: uuid(),
    });
    await decide(moderator, acceptance(await submit(author, draft)));
    expect((await now(kept.slug)).content.summary).toBe("Le bon résumé.");
    expect((await now(other.slug)).content.mergedInto).toBe(kept.slug);
  });
});

describe("what waited on the entry that goes", () => {
  test("goes to the one that stays, whole, with its conflicts, and its author is told", async () => {
    const kept = await lab(`A ${uuid()}`, { summary: "De A." });
    const other = await lab(`B ${uuid()}`, { summary: "De B.", body: null });
    const waiting = await submitEdit(author, other, { summary: "Proposé.", body: "Ajouté." });
    const draft = await propose(author, {
      type: "lab",
      slug: other.slug,
      baseVersion: 1,
      content: { ...other.content, body: "Brouillon." },
      comment: null,
      idempotencyKey: uuid(),
    });
    await merge(moderator, asked(other, kept));
    const row = await db.revision.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ entryId: kept.id, state: "submitted", version: waiting.version + 1 });
    expect(row.changes).toMatchObject({ summary: { from: "De B.", to: "Proposé." } });
    expect(await db.notification.count({ where: { revisionId: waiting.id, kind: "message" } })).toBe(1);
    expect(await db.comment.count({ where: { revisionId: draft.id } })).toBe(0);
    expect(await refused(decide(colleague, acceptance(waiting)))).toBe("conflict staleRevision");
    const again = acceptance({ id: waiting.id, version: waiting.version + 1 });
    expect(await refused(decide(colleague, again))).toBe("conflict entryMoved");
    await decide(colleague, { ...again, choices: { summary: { take: "proposed" } }, seenEntryVersion: 2 });
    expect((await now(kept.slug)).content).toMatchObject({ summary: "Proposé.", body: "Ajouté." });
    const sent = await submit(author, { id: draft.id, version: 2 });
    expect((await db.revision.findUniqueOrThrow({ where: { id: sent.id } })).entryId).toBe(kept.id);
  });

  test("comes back when the merge is undone, unless it was written or decided since", async () => {
    const [kept, other] = [await lab(`A ${uuid()}`), await lab(`B ${uuid()}`)];
    const waiting = await submitEdit(author, other, { summary: "Proposé." });
    const rejected = await submitEdit(author, other, { summary: "Refusé." });
    await merge(moderator, asked(other, kept));
    await decide(colleague, {
      id: rejected.id,
      seenVersion: rejected.version + 1,
      verdict: "rejected",
      reasonCode: "other",
      reason: "Non.",
    });
    await unmerge(moderator, { slug: other.slug, seenVersion: 2, choices: {}, reason: "Non." });
    const row = await db.revision.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ entryId: other.id, version: waiting.version + 2 });
    expect((await db.revision.findUniqueOrThrow({ where: { id: rejected.id } })).entryId).toBe(kept.id);
    await decide(colleague, acceptance({ id: waiting.id, version: waiting.version + 2 }));
    expect((await now(other.slug)).content.summary).toBe("Proposé.");
  });
});

describe("a proposed new entry that presents what an entry presents", () => {
  test("becomes a change to it, which goes on waiting with its author's words and its conflicts", async () => {
    const entry = await lab(`A ${uuid()}`, { summary: "De A.", body: null });
    const sent = await submitCreation(author, "lab", {
      title: String(entry.content.title),
      aliases: [],
      summary: "Proposé.",
      body: "Ajouté.",
    });
    const asks = { revisionId: sent.id, seenVersion: sent.version, slug: entry.slug };
    expect(await refused(adopt(author, asks))).toBe("forbidden notAllowed");
    expect(await refused(adopt(moderator, { ...asks, seenVersion: 1 }))).toBe("conflict staleRevision");
    const programme = await createEntry("programme", { title: `P ${uuid()}` });
    expect(await refused(adopt(moderator, { ...asks, slug: programme.slug }))).toBe("invalid invalidContent");
    await adopt(moderator, asks);
    expect(await refused(adopt(moderator, { ...asks, seenVersion: sent.version + 1 }))).toBe(
      "conflict notAdoptable",
    );
    expect(await db.notification.count({ where: { revisionId: sent.id, kind: "message" } })).toBe(1);
    const item = await getReviewItem(moderator, sent.id);
    expect(item).toMatchObject({ kind: "edit", conflicts: [{ field: "summary", to: "Proposé." }] });
    await decide(moderator, {
      ...acceptance({ id: sent.id, version: sent.version + 1 }),
      choices: { summary: { take: "current" } },
      seenEntryVersion: 1,
    });
    expect((await now(entry.slug)).content).toMatchObject({ summary: "De A.", body: "Ajouté." });
  });
});

describe("a merge is undone", () => {
  test("field by field where something changed since, and what was changed since is left and counted", async () => {
    const kept = await lab(`A ${uuid()}`, { summary: "De A.", body: null });
    const other = await lab(`B ${uuid()}`, { summary: "De B.", body: "Corps de B." });
    const citing = await createEntry("resource", {
      title: `R ${uuid()}`,
      relations: [{ kind: "cites", to: other.slug, note: null }],
    });
    await merge(moderator, asked(other, kept, { values: { summary: "other" }, lists: {} }));
    const fresh = await now(kept.slug);
    const edit = await submitEdit(author, { ...fresh, type: "lab" }, { summary: "Depuis." });
    await decide(moderator, acceptance(edit));
    const cited = await now(citing.slug);
    const added = await submitEdit(
      author,
      { ...cited, type: "resource" },
      {
        relations: [
          { kind: "cites", to: kept.slug, note: null },
          { kind: "describes", to: kept.slug, note: null },
        ],
      },
    );
    await decide(moderator, acceptance(added));
    const undo = { slug: other.slug, seenVersion: 3, choices: {}, reason: "Non." };
    expect(await refused(unmerge(moderator, undo))).toBe("conflict entryMoved");
    expect(await refused(unmerge(author, undo))).toBe("forbidden notAllowed");
    const { left } = await unmerge(moderator, { ...undo, choices: { summary: { take: "current" } } });
    expect(left).toBe(1);
    expect((await now(kept.slug)).content).toMatchObject({ summary: "Depuis.", body: null });
    expect((await now(citing.slug)).content.relations).toMatchObject([{ to: kept.slug }, { to: kept.slug }]);
    expect((await now(other.slug)).content.mergedInto).toBe(null);
  });
});

async function contentOfVersion(slug: string, version: number): Promise<Content> {
  return contentAt(db, await now(slug), version);
}
