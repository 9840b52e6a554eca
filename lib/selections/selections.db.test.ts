import "#lib/testing/database";
import "#lib/testing/settings";
import { parse } from "csv-parse/sync";
import { parseFeed } from "feedsmith";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import { markRead } from "#lib/notifications/mark-read";
import type { Actor } from "#lib/permissions";
import { archive } from "#lib/revisions/archive";
import { merge } from "#lib/revisions/merge";
import { remove } from "#lib/revisions/remove";
import { createEntry, createUser, submitCreation } from "#lib/testing/factories";
import { quarantine } from "#lib/trust/quarantine";
import { addEntry } from "./add-entry";
import { answerSelectionExport, answerSelectionFeed } from "./answer-selection";
import { arrange } from "./arrange";
import { hideSelection } from "./hide-selection";
import { createSelection, deleteSelection, editSelection } from "./keep-selection";
import { getSelection, listOwnSelections, listSharedSelections } from "./queries";
import { MAX_ITEMS, MAX_SELECTIONS, selectionInput, type Visibility } from "./selection";

let owner: Actor;
let stranger: Actor;
let moderator: Actor;
let slugs: string[];

beforeAll(async () => {
  [owner, stranger, moderator] = [await createUser(), await createUser(), await createUser("moderator")];
  slugs = [];
  for (const title of ["Un", "Deux", "Trois"]) {
    slugs.push((await createEntry("lab", { title: `Lab ${title}` })).slug);
  }
});

const input = (title: string, visibility: Visibility = "private", description = "") =>
  selectionInput({ title, description, visibility });

const put = (actor: Actor, to: string, slug = slugs[0] ?? "", note: string | null = null) =>
  addEntry(actor, { slug, to, title: "", note, lang: "fr" });

/** A selection of the three labs. */
async function filled(visibility: Visibility, by = owner): Promise<string> {
  const id = await createSelection(by, input("Trois labs", visibility));
  for (const slug of slugs) await put(by, id, slug);
  return id;
}

async function titlesIn(id: string, reader: Actor | null = owner) {
  return (await getSelection(reader, id))?.items.map(({ entry }) => entry.title);
}

async function seen(id: string) {
  const selection = await getSelection(owner, id);
  if (!selection) throw new Error("its owner sees it");
  return {
    handle: { id, version: selection.version },
    shown: selection.items.map((item) => ({ id: item.id, note: item.note })),
  };
}

describe("who sees a selection", () => {
  test("a private one is its owner's alone, moderators included", async () => {
    const id = await filled("private");
    expect(await titlesIn(id)).toEqual(["Lab Un", "Lab Deux", "Lab Trois"]);
    for (const reader of [null, stranger, moderator]) expect(await getSelection(reader, id)).toBeNull();
  });

  test("one by link is anyone's who has its address, and in no list", async () => {
    const id = await filled("link");
    expect(await titlesIn(id, null)).toHaveLength(3);
    expect((await listSharedSelections(null)).selections.map((one) => one.id)).not.toContain(id);
  });

  test("a public one is listed with its owner's name, unless it is empty", async () => {
    const [id, empty] = [await filled("public"), await createSelection(owner, input("Rien", "public"))];
    const { selections } = await listSharedSelections(null);
    expect(selections.find((one) => one.id === id)).toMatchObject({ owner: owner.name, count: 3 });
    expect(selections.map((one) => one.id)).not.toContain(empty);
  });

  test("those of who is blocked, or whose sendings are set aside, are seen by nobody else", async () => {
    const [someone, administrator] = [await createUser(), await createUser("admin")];
    const id = await filled("public", someone);
    await submitCreation(someone, "lab");
    await quarantine(administrator, { userId: someone.id, reason: "À vérifier." });
    expect(await getSelection(stranger, id)).toBeNull();
    expect((await getSelection(someone, id))?.isHeld).toBe(true);
    expect((await listSharedSelections(null)).selections.map((one) => one.id)).not.toContain(id);
  });
});

describe("what its owner does with it", () => {
  test("entries are moved, annotated and removed; what was typed is kept whatever button is pressed", async () => {
    const id = await filled("private");
    const first = await seen(id);
    const [one, , three] = first.shown;
    if (!one || !three) throw new Error("there are three");
    const typed = first.shown.map((item) => (item.id === one.id ? { ...item, note: "Parce que." } : item));
    await arrange(owner, { ...first.handle, shown: typed, asked: { act: "up", itemId: three.id } });
    expect(await titlesIn(id)).toEqual(["Lab Un", "Lab Trois", "Lab Deux"]);
    expect((await getSelection(owner, id))?.items[0]?.note).toBe("Parce que.");
    const second = await seen(id);
    await arrange(owner, { ...second.handle, shown: second.shown, asked: { act: "remove", itemId: one.id } });
    expect(await titlesIn(id)).toEqual(["Lab Trois", "Lab Deux"]);
  });

  test("an edit made on what has changed since is refused, and changes nothing", async () => {
    const id = await filled("private");
    const { handle, shown } = await seen(id);
    await editSelection(owner, { ...handle, ...input("Nouveau titre", "public") });
    const late = arrange(owner, { ...handle, shown, asked: { act: "save" } });
    await expect(late).rejects.toMatchObject({ code: "conflict", key: "selectionMoved" });
    await expect(deleteSelection(owner, handle)).rejects.toMatchObject({ code: "conflict" });
    expect((await getSelection(null, id))?.title).toBe("Nouveau titre");
  });

  test("of edits sent at once, one is kept", async () => {
    const id = await filled("private");
    const { handle } = await seen(id);
    const sent = ["A", "B", "C", "D"].map((title) => editSelection(owner, { ...handle, ...input(title) }));
    const kept = (await Promise.allSettled(sent)).filter(({ status }) => status === "fulfilled");
    expect(kept).toHaveLength(1);
  });

  test("another's is neither changed nor deleted, nor known to exist", async () => {
    const id = await filled("public");
    const { handle, shown } = await seen(id);
    const missing = { code: "not-found" };
    await expect(editSelection(stranger, { ...handle, ...input("À moi") })).rejects.toMatchObject(missing);
    await expect(arrange(stranger, { ...handle, shown, asked: { act: "save" } })).rejects.toMatchObject(
      missing,
    );
    await expect(deleteSelection(stranger, handle)).rejects.toMatchObject(missing);
    await expect(put(stranger, id)).rejects.toMatchObject(missing);
  });

  test("the list to read is made once, with the first entry; it stays private and keeps its name", async () => {
    const reader = await createUser();
    const both = await Promise.all([put(reader, "to-read", slugs[0]), put(reader, "to-read", slugs[1])]);
    const [{ selectionId }] = both;
    expect(new Set(both.map((done) => done.selectionId)).size).toBe(1);
    expect(await put(reader, "to-read", slugs[0])).toEqual({ selectionId, was: true });
    const [list] = await listOwnSelections(reader);
    expect(list).toMatchObject({ title: "À lire", toRead: true, count: 2, visibility: "private" });
    const version = (await getSelection(reader, selectionId))?.version ?? 0;
    await editSelection(reader, { id: selectionId, version, ...input("Autre", "public", "Plus tard.") });
    expect(await getSelection(reader, selectionId)).toMatchObject({
      title: "À lire",
      visibility: "private",
      description: "Plus tard.",
    });
  });

  test("numbers and lengths have an end", async () => {
    const collector = await createUser();
    for (let number = 0; number < MAX_SELECTIONS; number++) {
      await createSelection({ ...collector, system: true }, input(`Sélection ${number}`));
    }
    await expect(createSelection(collector, input("Une de trop"))).rejects.toMatchObject({
      code: "too-many",
    });
    expect(() => input("x".repeat(121))).toThrow();
    expect(() => input(" ")).toThrow();
    expect(() => input("a", "private", "x".repeat(2001))).toThrow();
    const id = await filled("private");
    const entries = await db.entry.findMany({ select: { id: true }, take: 1 });
    expect(entries).toHaveLength(1);
    expect(MAX_ITEMS).toBe(200);
    await expect(
      db.selection.update({ where: { id }, data: { title: " " } }),
      "the database itself holds the lengths",
    ).rejects.toThrow();
  });
});

describe("what becomes of its entries", () => {
  test("one that was merged is the entry that took its place, once; one put away is named; one taken down is not", async () => {
    const [kept, double, closed, gone] = [
      await createEntry("lab", { title: "Gardé" }),
      await createEntry("lab", { title: "Double" }),
      await createEntry("lab", { title: "Fermé" }),
      await createEntry("lab", { title: "Retiré" }),
    ];
    const id = await createSelection(owner, input("Devenirs", "public"));
    for (const { slug } of [double, kept, closed, gone]) await put(owner, id, slug);
    await merge(moderator, {
      other: { slug: double.slug },
      kept: { slug: kept.slug },
      choices: { values: { title: "kept" }, lists: {} },
      comment: "La même chose.",
      idempotencyKey: uuid(),
    });
    await archive(moderator, { slug: closed.slug, reason: "Fermé." });
    await remove(moderator, { slug: gone.slug, reasonCode: "personal-data", reason: "Demandé." });
    const items = (await getSelection(null, id))?.items ?? [];
    expect(items.map(({ entry, card }) => [entry.title, card !== null])).toEqual([
      ["Gardé", true],
      ["Fermé", false],
    ]);
    expect(JSON.stringify(await getSelection(owner, id))).not.toContain("Retiré");
    // What is hidden keeps its place, and moves nothing that is shown.
    const { handle, shown } = await seen(id);
    const [, second] = shown;
    await arrange(owner, { ...handle, shown, asked: { act: "up", itemId: second?.id ?? "" } });
    expect(await titlesIn(id)).toEqual(["Fermé", "Gardé"]);
    await expect(put(owner, id, closed.slug)).rejects.toMatchObject({ code: "not-found" });
    await expect(put(owner, id, gone.slug)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("moderation", () => {
  test("a moderator hides a shared one with a reason, which its owner is told; then shows it again", async () => {
    const id = await filled("public");
    await expect(hideSelection(moderator, { id, hides: true, reason: " " })).rejects.toMatchObject({
      code: "invalid",
    });
    await hideSelection(moderator, { id, hides: true, reason: "Propos blessants." });
    expect(await getSelection(stranger, id)).toBeNull();
    expect(await getSelection(owner, id)).toMatchObject({
      isHidden: true,
      hiddenReason: "Propos blessants.",
    });
    expect(await getSelection(moderator, id)).not.toBeNull();
    await expect(hideSelection(moderator, { id, hides: true, reason: "Encore." })).rejects.toMatchObject({
      code: "conflict",
    });
    await hideSelection(moderator, { id, hides: false, reason: "Corrigé." });
    expect(await getSelection(stranger, id)).not.toBeNull();
    const told = await db.notification.findMany({ where: { userId: owner.id, kind: "selection" } });
    expect(told).toHaveLength(2);
    expect(await markRead(owner, { selectionId: id })).toBe(2);
    const acts = await db.auditEvent.findMany({ where: { objectId: id }, orderBy: { at: "asc" } });
    expect(acts.map(({ action }) => action)).toEqual([
      "selection.create",
      "selection.add",
      "selection.add",
      "selection.add",
      "selection.hide",
      "selection.show",
    ]);
  });

  test("nobody else does, nor with a private one, nor with one's own", async () => {
    const [shared, secret] = [await filled("public"), await filled("private")];
    const ask = (actor: Actor, id: string) => hideSelection(actor, { id, hides: true, reason: "Non." });
    await expect(ask(stranger, shared)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(moderator, secret)).rejects.toMatchObject({ code: "not-found" });
    await expect(ask(moderator, await filled("public", moderator))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("what it is taken away as", () => {
  const asking = (id: string, reader: Actor | null = null, headers = new Headers()) =>
    ({ id, reader, headers, lang: "fr", origin: "https://sillage.example" }) as const;

  test("a file in its order, and a feed of what came last, in the formats of searches", async () => {
    const id = await filled("link");
    const csv = await answerSelectionExport(asking(id), "csv");
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="sillage-trois-labs.csv"');
    const rows: string[][] = parse(await csv.text(), { bom: true, delimiter: ";" });
    expect(rows).toHaveLength(4);
    expect(rows.slice(1).map((row) => row.find((cell) => cell.startsWith("Lab ")))).toEqual([
      "Lab Un",
      "Lab Deux",
      "Lab Trois",
    ]);
    const atom = parseFeed(await (await answerSelectionFeed(asking(id), "atom")).text());
    expect(atom).toMatchObject({ format: "atom", feed: { id: `urn:uuid:${id}` } });
    const json = z
      .object({ items: z.array(z.object({ title: z.string() })) })
      .parse(await (await answerSelectionFeed(asking(id), "json")).json());
    expect(json.items.map(({ title }) => title)).toEqual(["Lab Trois", "Lab Deux", "Lab Un"]);
    const first = await answerSelectionFeed(asking(id), "rss");
    const known = new Headers({ "if-none-match": first.headers.get("etag") ?? "" });
    expect((await answerSelectionFeed(asking(id, null, known), "rss")).status).toBe(304);
  });

  test("a private one answers its owner alone, and no shared cache keeps it", async () => {
    const id = await filled("private");
    expect((await answerSelectionExport(asking(id), "csv")).status).toBe(404);
    expect((await answerSelectionFeed(asking(id, stranger), "atom")).status).toBe(404);
    const own = await answerSelectionExport(asking(id, owner), "json");
    expect(own.headers.get("cache-control")).toBe("private, no-cache");
    expect((await answerSelectionExport(asking(id, owner), "pages")).status).toBe(404);
  });
});

test("selections are in what one takes along, and go with the account, the public ones too", async () => {
  const leaver = await createUser();
  const id = await filled("public", leaver);
  const { selections } = await exportOwnData(leaver);
  expect(selections).toMatchObject([{ id, title: "Trois labs", items: [{ position: 0 }, {}, {}] }]);
  await eraseAccount(leaver, { typed: "effacer" });
  expect(await db.selection.count({ where: { ownerId: leaver.id } })).toBe(0);
  expect(await getSelection(null, id)).toBeNull();
});
