import "#lib/testing/database";

import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { emptyContent } from "#lib/entries/types/index";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import {
  acceptance,
  contentFor,
  createEntry,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import type { Content } from "./changes";
import { decide } from "./decide";
import { type Proposal, propose } from "./propose";
import { getMyRevision, listMyRevisions } from "./queries";
import { submit } from "./submit";
import { withdraw } from "./withdraw";

let author: Actor;

beforeAll(async () => {
  author = await createUser();
});

const creation = (changes: Partial<Proposal> = {}): Proposal => ({
  type: "lab",
  baseVersion: 0,
  content: contentFor("lab"),
  comment: null,
  idempotencyKey: uuid(),
  ...changes,
});

async function refusedWith(act: Promise<unknown>): Promise<DomainError> {
  const error = await act.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof DomainError) return error;
  throw error ?? new Error("was not refused");
}

test("a draft sent twice by the same click is sent once, and neither click is told otherwise", async () => {
  const draft = await propose(author, creation());
  const sent = await Promise.all([submit(author, draft), submit(author, draft)]);
  expect(sent).toEqual(
    [1, 2].map(() => ({ id: draft.id, version: draft.version + 1, published: false, tags: [] })),
  );
  expect(await db.auditEvent.count({ where: { objectId: draft.id, action: "revision.submit" } })).toBe(1);
});

describe("a draft", () => {
  test("keeps what was typed, valid or not, and is found again", async () => {
    const typed = {
      ...emptyContent("lab"),
      title: "Un début",
      startsOn: "2018-13",
      latitude: "quarante",
      url: "javascript:alert(1)",
    };
    const { id } = await propose(author, creation({ content: typed }));
    const mine = await getMyRevision(author, id);
    expect(mine?.content).toEqual(typed);
    expect(mine?.state).toBe("draft");
    expect((await listMyRevisions(author)).items[0]?.title).toBe("Un début");
  });

  test("does not exist for anyone else, a moderator included", async () => {
    const { id, version } = await propose(author, creation());
    const others = [await createUser(), await createUser("moderator"), await createUser("admin")];
    for (const other of others) {
      expect(await getMyRevision(other, id)).toBeNull();
      const acts = [
        () => propose(other, creation({ revisionId: id })),
        () => submit(other, { id, version }),
        () => withdraw(other, { id, version }),
      ];
      for (const act of acts) {
        expect((await refusedWith(act())).code).toBe("not-found");
      }
    }
  });

  test("is made once when the same form is sent ten times at once", async () => {
    const proposal = creation();
    const handles = await Promise.all(Array.from({ length: 10 }, () => propose(author, proposal)));
    expect(new Set(handles.map(({ id }) => id)).size).toBe(1);
    expect(await db.revision.count({ where: { idempotencyKey: proposal.idempotencyKey } })).toBe(1);
  });

  test("of someone not signed in is refused", async () => {
    expect((await refusedWith(propose(null, creation()))).key).toBe("signInFirst");
  });

  test("of enormous size is refused", async () => {
    const content = contentFor("lab", { body: "x".repeat(500_000) });
    expect((await refusedWith(propose(author, creation({ content })))).key).toBe("draftTooLong");
    const endless = contentFor("lab", { aliases: Array<string>(50_000).fill("x") });
    expect((await refusedWith(propose(author, creation({ content: endless })))).key).toBe("draftTooLong");
  });

  test("for an entry or a version that does not exist is refused", async () => {
    const entry = await createEntry("lab");
    for (const changes of [
      { slug: "nulle-part", baseVersion: 1 },
      { slug: entry.slug, baseVersion: 2 },
      { slug: entry.slug, baseVersion: 1, type: "event" },
    ] as const) {
      expect((await refusedWith(propose(author, creation(changes)))).code).toBe("not-found");
    }
  });
});

describe("a submission", () => {
  test("is refused field by field, and the draft stays as it was", async () => {
    const content = contentFor("lab", {
      title: " ",
      startsOn: "2018-02-30",
      url: "javascript:alert(1)",
      themes: ["inconnu"],
    });
    const draft = await propose(author, creation({ content }));
    const { key, issues } = await refusedWith(submit(author, draft));
    expect(key).toBe("invalidContent");
    expect(issues.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      "startsOn notDate",
      "title required",
      "url notWebAddress",
    ]);
    expect((await getMyRevision(author, draft.id))?.content.startsOn).toBe("2018-02-30");
  });

  test("that names what does not exist is refused where it does", async () => {
    const credit = { role: "author", name: "X", note: null, organisation: "inconnue", entry: null };
    const content = contentFor("lab", { themes: ["inconnu"], territory: "commune-00000", credits: [credit] });
    const draft = await propose(author, creation({ content }));
    const { issues } = await refusedWith(submit(author, draft));
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "themes.0 unknownTheme",
      "credits.0.organisation unknownOrganisation",
      "territory unknownTerritory",
    ]);
  });

  test("sends only what changed", async () => {
    const entry = await createEntry("resource");
    const { id } = await submitEdit(author, entry, { title: "Nouveau", pageCount: 12 });
    const revision = await db.revision.findUniqueOrThrow({ where: { id } });
    expect(revision.changes).toEqual({
      title: { from: entry.content.title, to: "Nouveau" },
      pageCount: { from: entry.content.pageCount, to: 12 },
    });
  });

  test("of nothing is refused", async () => {
    const entry = await createEntry("lab");
    expect((await refusedWith(submitEdit(author, entry, {}))).key).toBe("nothingChanged");
  });

  test("started from an older version sends only what its author changed", async () => {
    const entry = await createEntry("lab");
    const first = await submitEdit(await createUser(), entry, { summary: "Changé entre-temps." });
    await decide(await createUser("moderator"), acceptance(first));
    const { id } = await submitEdit(author, entry, { title: "Le mien" });
    const revision = await db.revision.findUniqueOrThrow({ where: { id } });
    expect(Object.keys(Object(revision.changes))).toEqual(["title"]);
  });

  test("of a version already rewritten elsewhere is refused", async () => {
    const draft = await propose(author, creation());
    await propose(author, creation({ revisionId: draft.id }));
    expect((await refusedWith(submit(author, draft))).key).toBe("staleRevision");
  });

  test("cannot be rewritten nor submitted again while it waits, and can be withdrawn", async () => {
    const revision = await submitCreation(author, "lab");
    expect((await refusedWith(propose(author, creation({ revisionId: revision.id })))).key).toBe(
      "notPossibleInThisState",
    );
    expect((await refusedWith(submit(author, revision))).key).toBe("notPossibleInThisState");
    await withdraw(author, revision);
    expect((await refusedWith(withdraw(author, revision))).key).toBe("notPossibleInThisState");
  });

  test("is limited to thirty an hour for one person who begins", async () => {
    const eager = await createUser();
    const later = new Date(Date.now() + 2 * 3_600_000);
    const drafts = [];
    for (let i = 0; i < 32; i++) drafts.push(await propose(eager, creation()));
    for (const draft of drafts.slice(0, 30)) await submit(eager, draft);
    const [last] = drafts.slice(30);
    if (!last) throw new Error("there are 32 drafts");
    expect((await refusedWith(submit(eager, last))).code).toBe("too-many");
    await submit(eager, last, later);
  });
});

describe("what only moderators change", () => {
  test("is refused in a contributor's proposal, and left alone in one that does not touch it", async () => {
    const contributor = await createUser();
    const entry = await createEntry("lab", { highlightedUntil: "2030-01-01" });
    const edit = (content: Content) =>
      propose(contributor, {
        type: "lab",
        slug: entry.slug,
        baseVersion: 1,
        content,
        comment: null,
        idempotencyKey: uuid(),
      });
    for (const [field, value] of [
      ["archived", true],
      ["removed", true],
      ["highlightedUntil", "2031-01-01"],
      ["mergedInto", entry.slug],
    ] as const) {
      await expect(edit({ ...entry.content, [field]: value })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(edit({ ...entry.content, summary: "Un autre résumé." })).resolves.toBeDefined();
  });
});
