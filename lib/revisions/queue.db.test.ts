import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import {
  acceptance,
  contentFor,
  createEntry,
  createTheme,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { assign, claim } from "./claim";
import { decide } from "./decide";
import { getHistory } from "./history";
import { propose } from "./propose";
import { listMyDecisions, listQueue } from "./queue";
import { countQueue, getStanding } from "./queue-counts";
import { parseQueueFilters, type QueueFilters } from "./queue-filters";
import { followingInQueue, neighboursInQueue, nextInQueue } from "./queue-next";
import { getReviewItem } from "./review-item";

const DAY = 86_400_000;
const all = parseQueueFilters({});

let author: Actor;
let moderator: Actor;
let other: Actor;

beforeAll(async () => {
  author = await createUser("contributor", "Camille");
  moderator = await createUser("moderator", "Dominique");
  other = await createUser("moderator", "Sacha");
  await createTheme("design");
  await createTheme("achats");
});

const titles = async (filters: Partial<QueueFilters> = {}, who = moderator, now?: Date) =>
  (await listQueue(who, { ...all, ...filters }, null, now)).items.map(({ title }) => title);

/** Makes a submission look older than it is. */
const submittedAgo = (id: string, days: number) =>
  db.revision.update({ where: { id }, data: { submittedAt: new Date(Date.now() - days * DAY) } });

describe("the queue", () => {
  test("is refused to contributors and to nobody", async () => {
    await expect(listQueue(author, all)).rejects.toThrow(DomainError);
    await expect(countQueue(null, all)).rejects.toThrow(DomainError);
    await expect(getReviewItem(author, uuid())).rejects.toThrow(DomainError);
    await expect(nextInQueue(author, all, null)).rejects.toThrow(DomainError);
    await expect(listMyDecisions(author, [uuid()])).rejects.toThrow(DomainError);
  });

  test("lists what waits, oldest first, and each filter keeps what it says", async () => {
    const entry = await createEntry("lab", { title: "Le lab en place", themes: ["design"] });
    const old = await submitCreation(author, "resource", { title: "Un vieux rapport", themes: ["achats"] });
    const week = await submitCreation(author, "event", { title: "Une rencontre" });
    const fresh = await submitEdit(
      author,
      entry,
      { title: "Le lab renommé", summary: "Un autre résumé." },
      "Nouveau nom",
    );
    await submittedAgo(old.id, 20);
    await submittedAgo(week.id, 3);
    await propose(author, {
      type: "lab",
      baseVersion: 0,
      content: contentFor("lab", { title: "Un brouillon" }),
      comment: null,
      idempotencyKey: uuid(),
    });

    expect(await titles()).toEqual(["Un vieux rapport", "Une rencontre", "Le lab en place"]);
    expect(await titles({ kind: "edit" })).toEqual(["Le lab en place"]);
    expect(await titles({ kind: "creation" })).toEqual(["Un vieux rapport", "Une rencontre"]);
    expect(await titles({ type: "event" })).toEqual(["Une rencontre"]);
    expect(await titles({ age: "older" })).toEqual(["Un vieux rapport"]);
    expect(await titles({ age: "week" })).toEqual(["Une rencontre"]);
    expect(await titles({ age: "day" })).toEqual(["Le lab en place"]);
    expect(await titles({ theme: "achats" })).toEqual(["Un vieux rapport"]);
    expect(await titles({ theme: "design" })).toEqual(["Le lab en place"]);
    expect(await titles({ theme: "design", kind: "creation" })).toEqual([]);

    const { items } = await listQueue(moderator, { ...all, kind: "edit" });
    expect(items[0]).toMatchObject({
      id: fresh.id,
      author: "Camille",
      own: false,
      claim: null,
      again: false,
      comment: "Nouveau nom",
    });
    expect(items[0]?.fields.map(({ name }) => name)).toEqual(["title", "summary"]);

    const counts = await countQueue(moderator, all);
    expect(counts).toMatchObject({
      total: 3,
      type: { resource: 1, lab: 1, programme: 0, event: 1 },
      kind: { creation: 2, edit: 1 },
      age: { day: 1, week: 1, older: 1 },
      holder: { nobody: 3, me: 0, others: 0 },
    });
    expect(counts.themes.map(({ slug, count }) => [slug, count]).sort()).toEqual([
      ["achats", 1],
      ["design", 1],
    ]);
    expect((await countQueue(moderator, { ...all, type: "lab" })).kind).toEqual({ creation: 0, edit: 1 });
    expect((await countQueue(moderator, { ...all, type: "lab" })).type.event).toBe(1);
  });

  test("counts a theme that was merged as the one that took its place", async () => {
    const [old, today] = [`ancien-${uuid()}`, `actuel-${uuid()}`];
    await createTheme(old);
    await createTheme(today);
    await submitCreation(author, "resource", { title: "Écrit sous l’ancien nom", themes: [old] });
    expect(await titles({ theme: today })).toEqual([]);

    const { id } = await db.theme.findUniqueOrThrow({ where: { slug: today } });
    await db.theme.update({ where: { slug: old }, data: { mergedIntoId: id } });
    expect(await titles({ theme: today })).toEqual(["Écrit sous l’ancien nom"]);
    expect(await titles({ theme: old })).toEqual(["Écrit sous l’ancien nom"]);
    const counts = (await countQueue(moderator, all)).themes.map(({ slug, count }) => [slug, count]);
    expect(counts).toContainEqual([today, 1]);
    expect(counts).not.toContainEqual([old, 1]);
  });

  test("says who has each proposal until the claim expires", async () => {
    const { id } = await submitCreation(author, "programme", { title: "Un programme" });
    const now = new Date();
    await claim(other, id, now);
    const soon = new Date(now.getTime() + 10 * 60_000);
    const late = new Date(now.getTime() + 31 * 60_000);
    const find = async (who: Actor, at: Date) =>
      (await listQueue(who, { ...all, type: "programme" }, null, at)).items[0]?.claim;

    expect(await find(moderator, soon)).toEqual({ mine: false, name: "Sacha", minutes: 20 });
    expect(await find(other, soon)).toEqual({ mine: true, name: "Sacha", minutes: 20 });
    expect(await find(moderator, late)).toBeNull();
    expect(await titles({ type: "programme", holder: "others" }, moderator, soon)).toHaveLength(1);
    expect(await titles({ type: "programme", holder: "me" }, other, soon)).toHaveLength(1);
    expect(await titles({ type: "programme", holder: "nobody" }, moderator, soon)).toHaveLength(0);
    expect(await titles({ type: "programme", holder: "nobody" }, moderator, late)).toHaveLength(1);
    expect(await nextInQueue(moderator, { ...all, type: "programme" }, null, soon)).toBeNull();
    expect((await nextInQueue(other, { ...all, type: "programme" }, null, soon))?.id).toBe(id);
    expect((await nextInQueue(moderator, { ...all, type: "programme" }, null, late))?.id).toBe(id);
  });

  test("keeps a moderator’s own file: what they are reading, and what is assigned to them until it is decided on", async () => {
    const [reader, helper] = [await createUser("moderator", "Ida"), await createUser("moderator", "Noor")];
    const read = await submitCreation(author, "event", { title: "Lue" });
    const given = await submitCreation(author, "event", { title: "Attribuée" });
    const now = new Date();
    await claim(reader, read.id, now);
    await assign(helper, { id: given.id, assigneeId: reader.id }, now);
    const soon = new Date(now.getTime() + 10 * 60_000);
    const late = new Date(now.getTime() + 31 * 60_000);
    const events = { ...all, type: "event" } as const;
    expect(await titles({ type: "event", holder: "me" }, reader, soon)).toEqual(["Lue", "Attribuée"]);
    expect(await titles({ type: "event", holder: "me" }, reader, late)).toEqual(["Attribuée"]);
    expect(await titles({ type: "event", holder: "others" }, helper, soon)).toEqual(["Lue", "Attribuée"]);
    expect(await titles({ type: "event", holder: "others" }, helper, late)).toEqual(["Attribuée"]);
    expect(await titles({ type: "event", holder: "nobody" }, helper, soon)).not.toContain("Attribuée");
    for (const [who, at] of [
      [reader, soon],
      [reader, late],
      [helper, soon],
      [helper, late],
    ] as const) {
      const counts = await countQueue(who, events, at);
      for (const holder of ["nobody", "me", "others"] as const) {
        expect(counts.holder[holder]).toBe((await titles({ type: "event", holder }, who, at)).length);
      }
    }
    expect((await getStanding(reader, soon)).mine).toBe(2);
    expect((await getStanding(reader, late)).mine).toBe(1);
    expect(await nextInQueue(helper, { ...events, holder: "others" }, read.id, late)).toMatchObject({
      id: given.id,
    });
    await decide(helper, acceptance(given));
    await decide(reader, acceptance(read));
    expect((await getStanding(reader)).mine).toBe(0);
  });

  test("counts in one statement what it counts, however the filters are put together", async () => {
    const { statements } = await statementsOf(() => countQueue(moderator, all));
    expect(statements.filter((sql) => sql.includes("revision"))).toHaveLength(1);
    for (const filters of [
      { ...all, theme: "achats" },
      { ...all, theme: "design", kind: "edit" },
      { ...all, age: "older", type: "resource" },
    ] as const) {
      const counts = await countQueue(moderator, filters);
      expect(counts.total).toBe((await titles(filters)).length);
      for (const kind of ["creation", "edit"] as const) {
        expect(counts.kind[kind]).toBe((await titles({ ...filters, kind })).length);
      }
      for (const { slug, count } of counts.themes) {
        expect(count).toBe((await titles({ ...filters, theme: slug })).length);
      }
    }
  });

  test("leads from a proposal to those before and after it in the view, and from the last to the oldest", async () => {
    const reader = await createUser("moderator", "Lou");
    const theme = `voisins-${uuid()}`;
    await createTheme(theme);
    const view = { ...all, theme };
    const ids: string[] = [];
    for (const [title, days] of [
      ["A", 90],
      ["B", 80],
      ["C", 70],
      ["D", 60],
    ] as const) {
      const { id } = await submitCreation(author, "resource", { title: `Voisin ${title}`, themes: [theme] });
      await submittedAgo(id, days);
      ids.push(id);
    }
    const [a = "", b = "", c = "", d = ""] = ids;
    await claim(other, b);
    const around = async (id: string) => {
      const { submittedAt } = await db.revision.findUniqueOrThrow({ where: { id } });
      const { previous, next } = await neighboursInQueue(reader, view, { at: submittedAt ?? new Date(), id });
      return [previous?.id, next?.id];
    };
    expect(await around(a)).toEqual([undefined, c]);
    expect(await around(c)).toEqual([a, d]);
    expect((await getStanding(reader)).oldest?.getTime()).toBeLessThan(Date.now() - 89 * DAY);
    expect((await followingInQueue(reader, view, c))?.id).toBe(d);
    expect((await followingInQueue(reader, { ...view, age: "older" }, d))?.id).toBe(a);
  });

  test("never offers a moderator their own proposal as the next", async () => {
    const mine = await submitCreation(moderator, "resource", { title: "Le mien", kind: "thesis" });
    await submittedAgo(mine.id, 400);
    expect((await nextInQueue(moderator, all, null))?.id).not.toBe(mine.id);
    expect((await nextInQueue(other, all, null))?.id).toBe(mine.id);
    expect((await nextInQueue(other, all, mine.id))?.id).not.toBe(mine.id);
    expect((await listQueue(moderator, all)).items[0]).toMatchObject({ id: mine.id, own: true });
  });

  test("gives every proposal once over its pages, also when many came at the same instant", async () => {
    const at = new Date(Date.now() - 100 * DAY);
    const ids = new Set<string>();
    for (let i = 0; i < 65; i++) {
      const { id } = await submitCreation(author, "lab", { title: `Lab ${i}` }).catch(async () => {
        // Twenty proposals an hour are enough for a person: another one goes on.
        author = await createUser("contributor", "Camille");
        return submitCreation(author, "lab", { title: `Lab ${i}` });
      });
      await db.revision.update({ where: { id }, data: { submittedAt: at } });
      ids.add(id);
    }
    const seen: string[] = [];
    let after = null;
    do {
      const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(
        moderator,
        { ...all, type: "lab", age: "older" },
        after,
      );
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(65);
    expect(new Set(seen)).toEqual(ids);
  });
});

describe("a proposal to review", () => {
  test("comes with no e-mail address, whatever is asked", async () => {
    const revision = await submitCreation(author, "resource", { title: "Sans adresse" });
    await claim(other, revision.id);
    for (const shown of [await listQueue(moderator, all), await getReviewItem(moderator, revision.id)]) {
      expect(JSON.stringify(shown)).not.toContain('@exemple.fr"');
    }
  });

  test("does not exist while it is a draft, nor under an id that is none", async () => {
    const draft = await propose(author, {
      type: "lab",
      baseVersion: 0,
      content: contentFor("lab"),
      comment: null,
      idempotencyKey: uuid(),
    });
    expect(await getReviewItem(moderator, draft.id)).toBeNull();
    expect(await getReviewItem(moderator, uuid())).toBeNull();
    expect(await getReviewItem(moderator, "' OR 1=1")).toBeNull();
  });

  test("names what it points to", async () => {
    const target = await createEntry("lab", { title: "Le lab cité" });
    const revision = await submitCreation(author, "resource", {
      themes: ["design"],
      relations: [{ kind: "cites", to: target.slug, note: null }],
    });
    const item = await getReviewItem(moderator, revision.id);
    expect(item?.names.themes.get("design")).toEqual({ fr: "design", en: "design" });
    expect(item?.names.entries.get(target.slug)).toEqual({ title: "Le lab cité", type: "lab" });
  });

  test("shows what moved since, and a field changed twice with its three values", async () => {
    const entry = await createEntry("lab", { title: "Avant", summary: "Résumé d’avant." });
    const slow = await submitEdit(author, entry, { title: "Proposé", url: "https://exemple.fr/nouveau" });
    const quick = await submitEdit(await createUser(), entry, {
      title: "Entre-temps",
      summary: "Résumé neuf.",
    });
    await decide(moderator, acceptance(quick));

    const item = await getReviewItem(moderator, slow.id);
    expect(item?.conflicts).toEqual([
      { field: "title", from: "Avant", current: "Entre-temps", to: "Proposé" },
    ]);
    expect(
      item?.moved.map(({ entryVersion, fields }) => [entryVersion, fields.map(({ name }) => name)]),
    ).toEqual([[2, ["title", "summary"]]]);
    expect(item?.content).toMatchObject({ summary: "Résumé neuf.", url: "https://exemple.fr/nouveau" });
    expect(item?.entry?.content.title).toBe("Entre-temps");
  });

  test("keeps showing what was applied once it is accepted, and remembers the decision", async () => {
    const entry = await createEntry("lab", { title: "Stable" });
    const revision = await submitEdit(author, entry, { title: "Renommé" });
    await decide(moderator, acceptance(revision));
    const item = await getReviewItem(moderator, revision.id);
    expect(item).toMatchObject({ state: "accepted", kind: "edit", conflicts: [], moved: [] });
    expect(item?.changes).toEqual({ title: { from: "Stable", to: "Renommé" } });
    expect(item?.decisions).toMatchObject([{ verdict: "accepted", moderator: "Dominique" }]);
    expect(await listMyDecisions(moderator, [revision.id])).toMatchObject([
      {
        verdict: "accepted",
        entry: { slug: entry.slug },
      },
    ]);
    expect(await listMyDecisions(other, [revision.id])).toEqual([]);
    expect(await listMyDecisions(moderator, ["n’importe quoi"])).toEqual([]);
  });
});

describe("the history of an entry", () => {
  test("has each version with its author, its moderator and its changes, newest first, by pages of 50", async () => {
    const entry = await createEntry("programme", { title: "Version 1" });
    for (let version = 2; version <= 53; version++) {
      const before = {
        ...entry,
        version: version - 1,
        content: { ...entry.content, title: `Version ${version - 1}` },
      };
      const by = await createUser("contributor", `Auteur ${version}`);
      await decide(
        moderator,
        acceptance(await submitEdit(by, before, { title: `Version ${version}` }, "Encore")),
      );
    }
    const first = await getHistory("programme", entry.slug);
    expect(first?.entry).toMatchObject({ title: "Version 53", version: 53, open: true });
    expect(first?.versions).toHaveLength(50);
    expect(first?.versions[0]).toMatchObject({
      number: 53,
      author: "Auteur 53",
      moderator: "Dominique",
      comment: "Encore",
      applied: { title: { from: "Version 52", to: "Version 53" } },
    });
    const last = await getHistory("programme", entry.slug, first?.older);
    expect(last?.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(last?.older).toBeNull();
    expect(JSON.stringify(first)).not.toContain('@exemple.fr"');
  });

  test("does not exist for an unknown entry, nor under another type", async () => {
    const entry = await createEntry("lab");
    expect(await getHistory("lab", "inconnue")).toBeNull();
    expect(await getHistory("event", entry.slug)).toBeNull();
    expect((await getHistory("lab", entry.slug))?.versions).toHaveLength(1);
  });
});

test("a proposal names the others that wait on its entry, and what they change too", async () => {
  const entry = await createEntry("lab", { title: "Attendu par deux" });
  const one = await submitEdit(author, entry, { title: "Attendu par l’une", url: "https://exemple.fr/une" });
  const other = await submitEdit(await createUser("contributor", "Alex"), entry, {
    title: "Attendu par l’autre",
  });
  const [first, second] = [await getReviewItem(moderator, one.id), await getReviewItem(moderator, other.id)];
  expect(first?.others).toEqual([{ id: other.id, author: "Alex", both: ["title"] }]);
  expect(second?.others).toMatchObject([{ id: one.id, both: ["title"] }]);
  await decide(moderator, acceptance(one));
  expect((await getReviewItem(moderator, other.id))?.others).toEqual([]);
});
