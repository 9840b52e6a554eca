import "#lib/testing/database";

import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import {
  acceptance,
  contentFor,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { changeAtOnce } from "./change-at-once";
import { same } from "./changes";
import { claim, release } from "./claim";
import { contentAt } from "./content-at";
import { decide } from "./decide";
import { propose } from "./propose";
import { publishOwn } from "./publish-own";
import { submit } from "./submit";
import { withdraw } from "./withdraw";

let author: Actor;
let moderator: Actor;

beforeAll(async () => {
  author = await createUser();
  moderator = await createUser("moderator", "Dominique");
  await createTheme("design");
  await createOrganisation("ditp", "DITP");
});

const refusal = {
  verdict: "rejected",
  reasonCode: "out-of-scope",
  reason: "Ce n’est pas de l’innovation publique.",
} as const;

/** The refusal that a promise ends with, as "code key". */
async function refused(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );
}

describe("an accepted creation", () => {
  test.each(["resource", "lab", "programme", "event"] as const)(
    "of a %s is published with all it says",
    async (type) => {
      const target = await createEntry("lab");
      const content = contentFor(type, {
        themes: ["design"],
        credits: [
          { role: "operator", name: "Ditp", note: "pilote", organisation: "ditp", entry: null },
          { role: "partner", name: "Un lab", note: null, organisation: null, entry: target.slug },
        ],
        relations: [{ kind: "related-to", to: target.slug, note: null }],
        links: [{ url: "https://exemple.fr/a", label: "Rapport", kind: "report", language: "fr" }],
        sources: [{ document: "Bulletin", locator: "p. 2", highlighted: true, entry: target.slug }],
      });
      const revision = await submitCreation(author, type, content);
      const { entry, tags } = await decide(moderator, acceptance(revision));

      const current = await getCurrentEntry(db, { slug: entry?.slug ?? "" });
      expect(current?.version).toBe(1);
      expect(current?.content).toEqual(content);
      expect(tags).toEqual(
        expect.arrayContaining([
          "home",
          "lists",
          "sitemap",
          `entry:${entry?.slug}`,
          `entry:${target.slug}`,
          "theme:design",
          "organisation:ditp",
        ]),
      );
      const row = await db.revision.findUniqueOrThrow({ where: { id: revision.id } });
      expect(row).toMatchObject({ state: "accepted", entryId: entry?.id });
    },
  );

  test("takes an address from its title, and the next free one when fifty people propose it at once", async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => createUser()));
    const revisions = await Promise.all(
      people.map((person) => submitCreation(person, "lab", { title: "Le même titre" })),
    );
    const decided = await Promise.all(revisions.map((revision) => decide(moderator, acceptance(revision))));
    const slugs = decided.map(({ entry }) => entry?.slug).sort();
    expect(new Set(slugs).size).toBe(50);
    expect(slugs[0]).toBe("le-meme-titre");
  });

  test("never takes the address of a page of ours", async () => {
    const revision = await submitCreation(author, "lab", { title: "Proposer" });
    const { entry } = await decide(moderator, acceptance(revision));
    expect(entry?.slug).toBe("proposer-2");
  });
});

describe("an accepted edit", () => {
  test("never waits in a circle: two entries that begin to name each other at once", async () => {
    const naming = (slug: string) => ({ relations: [{ kind: "related-to", to: slug, note: null }] });
    for (let round = 0; round < 8; round++) {
      const [one, other] = [await createEntry("lab"), await createEntry("lab")];
      const editor = await createUser();
      const edits = [
        await submitEdit(editor, one, naming(other.slug)),
        await submitEdit(editor, other, naming(one.slug)),
      ];
      const decided = await Promise.all(edits.map((edit) => decide(moderator, acceptance(edit))));
      expect(decided.map(({ entry }) => entry?.version)).toEqual([2, 2]);
    }
  });

  test("is refused when it ties the entry to itself", async () => {
    const entry = await createEntry("lab");
    const relations = [{ kind: "related-to", to: entry.slug, note: null }];
    await expect(submitEdit(author, entry, { relations })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "relations.0.to", code: "relatedToItself" }],
    });
  });

  test("changes only its fields, makes the next version and keeps the words of each", async () => {
    const entry = await createEntry("resource");
    const revision = await submitEdit(author, entry, { title: "Un autre titre", body: null }, "Coquille");
    await decide(moderator, acceptance(revision));

    const current = await getCurrentEntry(db, { id: entry.id });
    expect(current?.slug).toBe(entry.slug);
    expect(current?.version).toBe(2);
    expect(current?.content).toEqual({ ...entry.content, title: "Un autre titre", body: null });
    const decision = await db.decision.findFirstOrThrow({ where: { entryId: entry.id, entryVersion: 2 } });
    expect(Object.keys(asChanges(decision.applied)).sort()).toEqual(["body", "title"]);
    if (current) expect(same(await contentAt(db, current, 1), entry.content)).toBe(true);
  });

  test("meets another on other fields: both apply", async () => {
    const entry = await createEntry("lab");
    const one = await submitEdit(author, entry, { title: "Nouveau nom" });
    const other = await submitEdit(await createUser(), entry, { summary: "Nouveau résumé." });
    await decide(moderator, acceptance(one));
    await decide(moderator, acceptance(other));
    const current = await getCurrentEntry(db, { id: entry.id });
    expect(current?.content).toEqual({ ...entry.content, title: "Nouveau nom", summary: "Nouveau résumé." });
    expect(current?.version).toBe(3);
  });

  test("meets another on the same field: the second is refused, nothing is overwritten", async () => {
    const entry = await createEntry("lab");
    const one = await submitEdit(author, entry, { title: "Le premier" });
    const other = await submitEdit(await createUser(), entry, { title: "Le second", summary: "Autre." });
    await decide(moderator, acceptance(one));
    expect(await refused(decide(moderator, acceptance(other)))).toBe("conflict entryMoved");
    const current = await getCurrentEntry(db, { id: entry.id });
    expect(current?.content).toEqual({ ...entry.content, title: "Le premier" });
  });

  test("never overwrites in silence, whatever two people change and in whatever order it is decided", async () => {
    const values = { title: ["Un", "Deux"], summary: ["Trois", "Quatre"], address: [null, "Rennes"] };
    const edit = fc.record(
      {
        title: fc.constantFrom(...values.title),
        summary: fc.constantFrom(...values.summary),
        address: fc.constantFrom(...values.address),
      },
      { requiredKeys: ["title"] },
    );
    await fc.assert(
      fc.asyncProperty(edit, edit, fc.boolean(), async (a, b, swap) => {
        const entry = await createEntry("lab");
        const edits = [await submitEdit(author, entry, a), await submitEdit(await createUser(), entry, b)];
        const wanted = [a, b];
        if (swap) {
          edits.reverse();
          wanted.reverse();
        }
        const outcomes = [];
        for (const submitted of edits) outcomes.push(await refused(decide(moderator, acceptance(submitted))));
        const current = await getCurrentEntry(db, { id: entry.id });
        expect(outcomes[0]).toBe("done");
        for (const [field, value] of Object.entries(wanted[0] ?? {}))
          expect(current?.content[field]).toBe(value);
        if (outcomes[1] === "done") {
          for (const [field, value] of Object.entries(wanted[1] ?? {}))
            expect(current?.content[field]).toBe(value);
        } else {
          expect(["conflict entryMoved", "conflict alreadySo"]).toContain(outcomes[1]);
          expect(current?.version).toBe(2);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("to what is already so is refused with a word, and stays to be rejected or withdrawn", async () => {
    const entry = await createEntry("lab");
    const one = await submitEdit(author, entry, { title: "Pareil" });
    const other = await submitEdit(await createUser(), entry, { title: "Pareil" });
    await decide(moderator, acceptance(one));
    expect(await refused(decide(moderator, acceptance(other)))).toBe("conflict alreadySo");
  });
});

describe("a part of a proposal", () => {
  const whole = { title: "Nouveau nom", summary: "Nouveau résumé.", address: "3 rue des Essais" };
  const contentOf = async (id: string) => (await getCurrentEntry(db, { id }))?.content;
  const decisionOf = (revisionId: string) => db.decision.findFirstOrThrow({ where: { revisionId } });

  test("is accepted: what is kept out stays as it was, and what its author wrote is untouched", async () => {
    const entry = await createEntry("lab");
    const edit = await submitEdit(author, entry, whole);
    const choices = { summary: { take: "current" } } as const;
    await decide(moderator, { ...acceptance(edit), choices, seenEntryVersion: 1 });
    expect(await contentOf(entry.id)).toEqual({
      ...entry.content,
      title: whole.title,
      address: whole.address,
    });
    expect(Object.keys(asChanges((await decisionOf(edit.id)).applied)).sort()).toEqual(["address", "title"]);
    const revision = await db.revision.findUniqueOrThrow({ where: { id: edit.id } });
    expect(Object.keys(asChanges(revision.changes)).sort()).toEqual(["address", "summary", "title"]);
    expect(revision.state).toBe("accepted");
  });

  test("is accepted with a correction, also of a field that its author had left alone", async () => {
    const entry = await createEntry("lab");
    const edit = await submitEdit(author, entry, whole);
    const choices = {
      title: { take: "value", value: "Nom corrigé" },
      url: { take: "value", value: "https://exemple.fr/corrige" },
    } as const;
    await decide(moderator, { ...acceptance(edit), choices, seenEntryVersion: 1 });
    expect(await contentOf(entry.id)).toEqual({
      ...entry.content,
      ...whole,
      title: "Nom corrigé",
      url: "https://exemple.fr/corrige",
    });
    const revision = await db.revision.findUniqueOrThrow({ where: { id: edit.id } });
    expect(asChanges(revision.changes).title?.to).toBe("Nouveau nom");
  });

  test("of a new entry is accepted too, if what is left is whole", async () => {
    const creation = await submitCreation(author, "lab", { title: "Lab à corriger", address: "ici" });
    const without = { title: { take: "current" } } as const;
    expect(
      await refused(decide(moderator, { ...acceptance(creation), choices: without, seenEntryVersion: 0 })),
    ).toBe("invalid invalidContent");
    const choices = { address: { take: "current" }, title: { take: "value", value: "Lab corrigé" } } as const;
    const { entry } = await decide(moderator, { ...acceptance(creation), choices, seenEntryVersion: 0 });
    expect(entry?.slug).toBe("lab-corrige");
    expect(await contentOf(entry?.id ?? "")).toMatchObject({ title: "Lab corrigé", address: null });
  });

  test("must be something: nothing at all is to be rejected", async () => {
    const entry = await createEntry("lab");
    const edit = await submitEdit(author, entry, { title: "Rien" });
    const choices = { title: { take: "current" } } as const;
    expect(await refused(decide(moderator, { ...acceptance(edit), choices, seenEntryVersion: 1 }))).toBe(
      "conflict nothingKept",
    );
  });

  test("corrected with what is impossible is refused beside the field", async () => {
    const entry = await createEntry("lab");
    const edit = await submitEdit(author, entry, whole);
    const choices = { url: { take: "value", value: "javascript:alert(1)" } } as const;
    await expect(
      decide(moderator, { ...acceptance(edit), choices, seenEntryVersion: 1 }),
    ).rejects.toMatchObject({ code: "invalid", issues: [{ path: "url" }] });
  });
});

describe("a field that two people changed", () => {
  async function conflicting() {
    const entry = await createEntry("lab");
    const first = await submitEdit(author, entry, { title: "Le premier" });
    const second = await submitEdit(await createUser(), entry, { title: "Le second", summary: "Un résumé." });
    await decide(moderator, acceptance(first));
    return { entry, second };
  }
  const title = async (id: string) => (await getCurrentEntry(db, { id }))?.content.title;

  test.each([
    ["theirs", { take: "proposed" }, "Le second"],
    ["the one that is there", { take: "current" }, "Le premier"],
    ["a third", { take: "value", value: "Le troisième" }, "Le troisième"],
  ] as const)("is %s once a moderator chose it, and the rest applies", async (_, choice, expected) => {
    const { entry, second } = await conflicting();
    await decide(moderator, { ...acceptance(second), choices: { title: choice }, seenEntryVersion: 2 });
    expect(await title(entry.id)).toBe(expected);
    expect((await getCurrentEntry(db, { id: entry.id }))?.content.summary).toBe("Un résumé.");
  });

  test("and changes again while the moderator chooses is a conflict again", async () => {
    const { entry, second } = await conflicting();
    const now = await getCurrentEntry(db, { id: entry.id });
    if (!now) throw new Error("gone");
    const third = await submitEdit(await createUser(), now, { title: "Encore un autre" });
    await decide(moderator, acceptance(third));
    const choices = { title: { take: "proposed" } } as const;
    expect(await refused(decide(moderator, { ...acceptance(second), choices, seenEntryVersion: 2 }))).toBe(
      "conflict entryMoved",
    );
    expect(await refused(decide(moderator, { ...acceptance(second), choices }))).toBe("conflict entryMoved");
    expect(await title(entry.id)).toBe("Encore un autre");
    await decide(moderator, { ...acceptance(second), choices, seenEntryVersion: 3 });
    expect(await title(entry.id)).toBe("Le second");
  });
});

describe("what a moderator decides by a rule", () => {
  test("is their own correction, in the history like the rest and without a mail to themselves", async () => {
    const entry = await createEntry("lab");
    const draft = await propose(moderator, {
      type: "lab",
      slug: entry.slug,
      baseVersion: 1,
      content: { ...entry.content, title: "Coquille corrigée" },
      comment: "Coquille",
      idempotencyKey: uuid(),
    });
    const { entry: published } = await publishOwn(moderator, draft);
    expect(published?.version).toBe(2);
    const decision = await db.decision.findFirstOrThrow({ where: { revisionId: draft.id } });
    expect(decision).toMatchObject({ rule: "correction", verdict: "accepted", moderatorId: moderator.id });
    expect(await db.notification.count({ where: { revisionId: draft.id } })).toBe(0);
    expect(await refused(publishOwn(moderator, draft))).not.toBe("done");
  });

  test("is never a new entry, a contributor's, or someone else's", async () => {
    const key = () => ({ comment: null, idempotencyKey: uuid() });
    const creation = { type: "lab", baseVersion: 0, content: contentFor("lab"), ...key() } as const;
    expect(await refused(publishOwn(moderator, await propose(moderator, creation)))).toBe(
      "forbidden ownProposal",
    );
    const entry = await createEntry("lab");
    const edit = { type: "lab", slug: entry.slug, baseVersion: 1 } as const;
    const content = { ...entry.content, title: "Autre" };
    const theirs = await propose(author, { ...edit, content, ...key() });
    expect(await refused(publishOwn(author, theirs))).toBe("forbidden notAllowed");
    expect(await refused(publishOwn(moderator, theirs))).toBe("not-found notFound");
  });

  test("is not what a colleague reviews or has answered", async () => {
    const sacha = await createUser("moderator", "Sacha");
    const entry = await createEntry("lab");
    const draft = await propose(moderator, {
      type: "lab",
      slug: entry.slug,
      baseVersion: 1,
      content: { ...entry.content, title: "À relire" },
      comment: "Relisez",
      idempotencyKey: uuid(),
    });
    const sent = await submit(moderator, draft);
    await claim(sacha, sent.id);
    expect(await refused(publishOwn(moderator, draft))).toBe("conflict notPossibleInThisState");
    await decide(sacha, {
      id: sent.id,
      seenVersion: sent.version,
      verdict: "changes_requested",
      reasonCode: "unsourced",
      reason: "D’où cela vient-il ?",
    });
    expect(await refused(publishOwn(moderator, { id: sent.id, version: sent.version + 1 }))).toBe(
      "forbidden ownProposal",
    );
    expect((await getCurrentEntry(db, { id: entry.id }))?.version).toBe(1);
  });

  test("may close an entry, and what was proposed on it meanwhile waits until it opens again", async () => {
    const entry = await createEntry("lab");
    const edit = await submitEdit(author, entry, { title: "Trop tard" });
    const current = await getCurrentEntry(db, { id: entry.id });
    if (!current) throw new Error("gone");
    await db.$transaction((tx) =>
      changeAtOnce(
        tx,
        moderator,
        {
          entry: current,
          changes: { archived: { from: false, to: true } },
          rule: "archive",
          comment: "Le lab a fermé.",
        },
        new Date(),
      ),
    );
    expect(await refused(decide(moderator, acceptance(edit)))).toBe("conflict archivedEntry");
    expect(
      await refused(
        submitEdit(
          author,
          { ...entry, version: 2, content: { ...entry.content, archived: true } },
          { title: "Autre" },
        ),
      ),
    ).toBe("conflict archivedEntry");
  });
});

describe("a decision", () => {
  test("is refused to a contributor, to nobody, and to the author", async () => {
    const own = await submitCreation(moderator, "lab");
    expect(await refused(decide(author, acceptance(own)))).toBe("forbidden notAllowed");
    expect(await refused(decide(null, acceptance(own)))).toBe("forbidden signInFirst");
    expect(await refused(decide(moderator, acceptance(own)))).toBe("forbidden ownProposal");
  });

  test("other than acceptance needs a reason of its list and words, on the fields themselves", async () => {
    const revision = await submitCreation(author, "lab");
    const decideWith = (reasonCode: string | null, reason: string | null) =>
      decide(moderator, {
        id: revision.id,
        seenVersion: revision.version,
        verdict: "rejected",
        reasonCode,
        reason,
      });
    for (const [code, words] of [
      [null, "Pourquoi"],
      ["other", "  \n "],
      ["licorne", "Pourquoi"],
    ] as const) {
      expect(await refused(decideWith(code, words))).toBe("invalid reasonMissing");
    }
    await decideWith("other", "Hors sujet.");
  });

  test("names the version that it saw: what was rewritten since is not decided on", async () => {
    const revision = await submitCreation(author, "lab");
    expect(
      await refused(decide(moderator, { ...acceptance(revision), seenVersion: revision.version - 1 })),
    ).toBe("conflict staleRevision");
  });

  test("sent again from the page as it is after the decision, says who decided", async () => {
    const revision = await submitCreation(author, "lab");
    await decide(moderator, acceptance(revision));
    const { version } = await db.revision.findUniqueOrThrow({ where: { id: revision.id } });
    expect(version).toBeGreaterThan(revision.version);
    for (const seenVersion of [revision.version, version])
      expect(await refused(decide(moderator, { ...acceptance(revision), seenVersion }))).toBe(
        "conflict decidedByOther",
      );
  });

  test("on what its author withdrew says so", async () => {
    const revision = await submitCreation(author, "lab");
    await withdraw(author, revision);
    expect(await refused(decide(moderator, acceptance(revision)))).toBe("conflict withdrawn");
  });

  test("asking for changes gives the proposal back; amended, it keeps its place and can be accepted", async () => {
    const revision = await submitCreation(author, "lab", { title: "Avant" });
    const before = await db.revision.findUniqueOrThrow({ where: { id: revision.id } });
    await decide(moderator, {
      id: revision.id,
      seenVersion: revision.version,
      verdict: "changes_requested",
      reasonCode: "unclear",
      reason: "Précisez le nom.",
    });
    const draft = await propose(author, {
      type: "lab",
      revisionId: revision.id,
      baseVersion: 0,
      content: contentFor("lab", { title: "Après" }),
      comment: null,
      idempotencyKey: uuid(),
    });
    const again = await submit(author, draft);
    const row = await db.revision.findUniqueOrThrow({ where: { id: revision.id } });
    expect(row.submittedAt).toEqual(before.submittedAt);
    const { entry } = await decide(moderator, acceptance(again));
    expect(entry?.slug).toBe("apres");
    expect(await db.decision.count({ where: { revisionId: revision.id } })).toBe(2);
  });

  test("leaves nothing behind when the entry cannot be written", async () => {
    const theme = await createTheme("passager");
    const revision = await submitCreation(author, "lab", { themes: ["passager"] });
    await db.theme.delete({ where: { id: theme.id } });
    const count = () => Promise.all([db.entry.count(), db.decision.count(), db.auditEvent.count()]);
    const before = await count();
    expect(await refused(decide(moderator, acceptance(revision)))).toBe("invalid invalidContent");
    expect(await count()).toEqual(before);
  });
});

describe("a claim", () => {
  test("keeps the others from deciding until it is released", async () => {
    const other = await createUser("moderator", "Sacha");
    const revision = await submitCreation(author, "lab");
    await claim(moderator, revision.id);
    expect(await refused(claim(other, revision.id))).toBe("conflict claimedByOther");
    expect(await refused(decide(other, acceptance(revision)))).toBe("conflict claimedByOther");
    await release(other, revision.id);
    expect(await refused(decide(other, acceptance(revision)))).toBe("conflict claimedByOther");
    await release(moderator, revision.id);
    await decide(other, acceptance(revision));
  });

  test("expires after half an hour", async () => {
    const other = await createUser("moderator", "Sacha");
    const revision = await submitCreation(author, "lab");
    const taken = new Date();
    await claim(moderator, revision.id, taken);
    const after = (minutes: number) => new Date(taken.getTime() + minutes * 60_000);
    expect(await refused(claim(other, revision.id, after(29)))).toBe("conflict claimedByOther");
    await claim(other, revision.id, after(30));
  });

  test("of ten moderators at once has one holder", async () => {
    const revision = await submitCreation(author, "lab");
    const ten = await Promise.all(Array.from({ length: 10 }, (_, i) => createUser("moderator", `M${i}`)));
    const outcomes = await Promise.all(ten.map((one) => refused(claim(one, revision.id))));
    expect(outcomes.filter((outcome) => outcome === "done").length).toBe(1);
  });
});

test("ten moderators on one proposal, twenty times over: one winner, one mail, one audit event", async () => {
  const ten = await Promise.all(Array.from({ length: 10 }, (_, i) => createUser("moderator", `M${i}`)));
  for (let round = 0; round < 20; round++) {
    const revision = await submitCreation(await createUser(), "lab", { title: `Course ${round}` });
    const outcomes = await Promise.all(
      ten.map((one, i) =>
        refused(
          decide(
            one,
            i % 2 ? acceptance(revision) : { id: revision.id, seenVersion: revision.version, ...refusal },
          ),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "done").length).toBe(1);
    expect(new Set(outcomes)).toEqual(new Set(["done", "conflict decidedByOther"]));
    const decisions = await db.decision.findMany({ where: { revisionId: revision.id } });
    expect(decisions.length).toBe(1);
    expect(
      await db.auditEvent.count({ where: { objectId: revision.id, action: { startsWith: "decision." } } }),
    ).toBe(1);
    const told = await db.notification.findMany({ where: { revisionId: revision.id, kind: "decision" } });
    expect(told.map(({ decisionId }) => decisionId)).toEqual([decisions[0]?.id]);
    const jobs = await db.$queryRaw<unknown[]>`
      SELECT id FROM pgboss.job WHERE name = 'mail' AND id = ${told[0]?.id}::uuid`;
    expect(jobs.length).toBe(1);
  }
});

describe("the database itself", () => {
  test("refuses that anyone decides on their own proposal without a rule", async () => {
    const own = await submitCreation(moderator, "lab");
    const data = {
      id: uuid(),
      revisionId: own.id,
      moderatorId: moderator.id,
      verdict: "rejected",
      reasonCode: "other",
      reason: "Moi-même.",
      seenVersion: 2,
      decidedAt: new Date(),
    } as const;
    await expect(db.decision.create({ data })).rejects.toThrow("nobody decides on their own proposal");
  });

  test("refuses to change or remove a line of the audit log", async () => {
    await submitCreation(author, "lab");
    await expect(db.$executeRaw`UPDATE audit_event SET action = 'x'`).rejects.toThrow(/only grows/);
    await expect(db.$executeRaw`DELETE FROM audit_event`).rejects.toThrow(/only grows/);
    await expect(db.$executeRaw`TRUNCATE audit_event`).rejects.toThrow(/only grows/);
  });

  test("refuses a second final decision, and a rejection without reason", async () => {
    const revision = await submitCreation(author, "lab");
    await decide(moderator, { id: revision.id, seenVersion: revision.version, ...refusal });
    const data = {
      revisionId: revision.id,
      moderatorId: moderator.id,
      verdict: "rejected",
      seenVersion: 99,
      decidedAt: new Date(),
    } as const;
    await expect(
      db.decision.create({ data: { ...data, id: uuid(), reasonCode: "other", reason: "x" } }),
    ).rejects.toThrow();
    const other = await submitCreation(author, "lab");
    await expect(
      db.decision.create({ data: { ...data, id: uuid(), revisionId: other.id } }),
    ).rejects.toThrow();
  });

  test("refuses an event that ends before it starts", async () => {
    const event = await createEntry("event");
    await expect(
      db.$executeRaw`UPDATE entry SET ends_at = starts_at - interval '1 day' WHERE id = ${event.id}::uuid`,
    ).rejects.toThrow();
  });
});
