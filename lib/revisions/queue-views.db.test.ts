import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { createUser, submitCreation } from "#lib/testing/factories";
import { claim, release } from "./claim";
import { parseQueueFilters } from "./queue-filters";
import { listen, listNews } from "./queue-news";
import type { News } from "./queue-news-kinds";
import { listViews, removeView, saveView, viewOf } from "./queue-views";

const labs = parseQueueFilters({ type: "lab" });
const all = parseQueueFilters({});
const old = parseQueueFilters({ age: "older", theme: "design" });

let moderator: Actor;
let colleague: Actor;
let administrator: Actor;

beforeAll(async () => {
  moderator = await createUser("moderator", "Dominique");
  colleague = await createUser("moderator", "Sacha");
  administrator = await createUser("admin", "Alix");
});

const names = async (who: Actor) => (await listViews(who)).map(({ name }) => name);

describe("a view of the queue", () => {
  test("is its maker’s own, or everyone’s who reviews; it shows the filters that it was kept with", async () => {
    await saveView(moderator, { name: "  Les  labs ", filters: labs, shared: false });
    await saveView(moderator, { name: "Vieilles", filters: old, shared: true });
    expect(await names(moderator)).toEqual(["Les labs", "Vieilles"]);
    expect(await names(colleague)).toEqual(["Vieilles"]);
    const [shared] = await listViews(colleague);
    expect(shared).toMatchObject({ filters: old, shared: true, removable: false });
    expect(viewOf(await listViews(moderator), labs)?.name).toBe("Les labs");
    expect(viewOf(await listViews(colleague), labs)).toBeNull();
  });

  test("has a name and a filter, and is no contributor’s", async () => {
    const save = (name: string, filters = labs) => saveView(moderator, { name, filters, shared: false });
    await expect(save(" ")).rejects.toMatchObject({ key: "viewUnnamed" });
    await expect(save("x".repeat(61))).rejects.toMatchObject({ issues: [{ code: "tooLong" }] });
    await expect(save("Tout", parseQueueFilters({}))).rejects.toMatchObject({ key: "viewEmpty" });
    await expect(listViews(await createUser())).rejects.toMatchObject({ key: "notAllowed" });
  });

  test("is removed by its maker, a shared one by administrators too, never another’s", async () => {
    const find = async (name: string) => (await db.queueView.findFirstOrThrow({ where: { name } })).id;
    const [own, shared] = [await find("Les labs"), await find("Vieilles")];
    for (const [who, id] of [
      [colleague, shared],
      [administrator, own],
      [moderator, uuid()],
    ] as const) {
      await expect(removeView(who, id)).rejects.toMatchObject({ code: "not-found" });
    }
    await removeView(administrator, shared);
    await removeView(moderator, own);
    expect(await names(moderator)).toEqual([]);
  });

  test("is in the export of its maker; erased with the account, unless colleagues use it", async () => {
    const leaver = await createUser("moderator", "Noé");
    await saveView(leaver, { name: "À moi", filters: labs, shared: false });
    await saveView(leaver, { name: "À toutes", filters: old, shared: true });
    const { queueViews } = await exportOwnData(leaver);
    expect(queueViews.map(({ name }) => name).sort()).toEqual(["À moi", "À toutes"]);
    await eraseAccount(leaver, { typed: "effacer" });
    expect(await db.queueView.findMany({ select: { name: true, ownerId: true } })).toEqual([
      { name: "À toutes", ownerId: null },
    ]);
  });
});

describe("the news of the queue", () => {
  test("say what others did since an instant, in order, and nothing of one’s own acts", async () => {
    const since = new Date();
    const author = await createUser("contributor", "Camille");
    const { id } = await submitCreation(author, "lab");
    await claim(colleague, id);
    await claim(moderator, (await submitCreation(author, "lab")).id);
    await release(colleague, id);
    const news = (await listNews(moderator, all, since)).filter(({ revisionId }) => revisionId === id);
    expect(news.map(({ kind, by }) => [kind, by])).toEqual([
      ["arrived", "Camille"],
      ["taken", "Sacha"],
      ["free", "Sacha"],
    ]);
    expect((await listNews(moderator, all, since)).filter(({ by }) => by === "Dominique")).toEqual([]);
    await expect(listNews(author, all, since)).rejects.toMatchObject({ key: "notAllowed" });
  });

  test("count the arrivals that the filters in use show, and tell all that happens besides", async () => {
    const since = new Date();
    const author = await createUser("contributor", "Camille");
    const lab = await submitCreation(author, "lab");
    const event = await submitCreation(author, "event");
    await claim(colleague, event.id);
    const kinds = async (id: string, filters: typeof labs) =>
      (await listNews(moderator, filters, since))
        .filter(({ revisionId }) => revisionId === id)
        .map(({ kind }) => kind);
    expect(await kinds(lab.id, labs)).toEqual(["arrived"]);
    expect(await kinds(event.id, labs)).toEqual(["taken"]);
    expect(await kinds(event.id, all)).toEqual(["arrived", "taken"]);
    expect(await kinds(event.id, parseQueueFilters({ holder: "others" }))).toEqual(["arrived", "taken"]);
    expect(await kinds(lab.id, parseQueueFilters({ holder: "me" }))).toEqual([]);
  });

  test("reach all who listen, once; nobody listens without end, and few with one name", async () => {
    const heard: News[] = [];
    const stops = Array.from({ length: 8 }, () =>
      listen({ moderator, filters: all, tell: (news) => heard.push(...news), close: () => undefined }),
    );
    expect(stops.every((stop) => stop !== null)).toBe(true);
    expect(listen({ moderator, filters: all, tell: () => undefined, close: () => undefined })).toBeNull();
    for (const stop of stops.slice(1)) stop?.();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { id } = await submitCreation(await createUser("contributor", "Ada"), "lab");
    await expect
      .poll(() => heard.filter(({ revisionId }) => revisionId === id).map(({ kind }) => kind), {
        timeout: 8000,
      })
      .toEqual(["arrived"]);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(new Set(heard.map((one) => one.id)).size).toBe(heard.length);
    stops[0]?.();
  }, 20_000);
});
