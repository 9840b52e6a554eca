import "#lib/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import type { Actor } from "#lib/permissions";
import { acceptance, createEntry, createUser, submitEdit } from "#lib/testing/factories";
import { archive } from "./archive";
import { decide } from "./decide";
import { getHistory } from "./history";
import { compareVersions, firstInstant, getVersion, listVersionDays, versionOn } from "./version";

let author: Actor;
let moderator: Actor;

beforeAll(async () => {
  author = await createUser("contributor", "Sylvain");
  moderator = await createUser("moderator", "Inès");
});

const now = async (slug: string) => {
  const entry = await getCurrentEntry(db, { slug });
  if (!entry) throw new Error(`${slug} is gone`);
  return entry;
};

describe("the history of a version of which only a part was taken", () => {
  test("tells everyone which fields, and what was proposed only to its author and to those who review", async () => {
    const made = await createEntry("lab", { title: "Lab entier" });
    const { id, version } = await submitEdit(author, await now(made.slug), {
      title: "Lab renommé",
      summary: "Canari que la modération écarte.",
      address: "Canari mal écrit",
    });
    await decide(moderator, {
      ...acceptance({ id, version }),
      choices: { summary: { take: "current" }, address: { take: "value", value: "1 rue bien écrite" } },
      seenEntryVersion: 1,
    });
    await decide(
      moderator,
      acceptance(await submitEdit(author, await now(made.slug), { title: "Lab après" })),
    );

    const of = async (reader: Actor | null) => {
      const history = await getHistory("lab", made.slug, null, reader);
      const found = history?.versions.find(({ number }) => number === 2);
      if (!found) throw new Error("there is a version 2");
      return { version: found, text: JSON.stringify(history?.versions) };
    };
    for (const reader of [null, await createUser("contributor")]) {
      const { version: seen, text } = await of(reader);
      expect(seen.parted.map(({ name }) => name).sort()).toEqual(["address", "summary"]);
      expect(seen.outcome).toBeNull();
      expect(text).not.toContain("Canari");
    }
    for (const reader of [author, moderator]) {
      const { version: seen } = await of(reader);
      expect(seen.outcome?.map(({ field, fate }) => [field.name, fate])).toEqual(
        expect.arrayContaining([
          ["title", "kept"],
          ["summary", "left-out"],
          ["address", "corrected"],
        ]),
      );
    }
  });

  test("says nothing of it when all was taken, also by a rule", async () => {
    const { slug } = await createEntry("lab");
    await archive(moderator, { slug, reason: "Fermé." });
    const history = await getHistory("lab", slug);
    expect(history?.versions.map(({ parted, rule }) => [parted.length, rule])).toEqual([
      [0, "archive"],
      [0, null],
    ]);
    expect(history?.versions[0]?.comment).toBe("Fermé.");
  });
});

describe("a version", () => {
  test("is the entry as it was, from one instant to another", async () => {
    const made = await createEntry("lab", { title: "Premier nom" });
    await decide(
      moderator,
      acceptance(await submitEdit(author, await now(made.slug), { title: "Second nom" })),
    );
    const [first, second] = [await getVersion("lab", made.slug, 1), await getVersion("lab", made.slug, 2)];
    expect([first?.content.title, second?.content.title]).toEqual(["Premier nom", "Second nom"]);
    expect(first?.until).toEqual(second?.from);
    expect(second?.until).toBeNull();
    for (const number of [0, 3, -1, 1.5]) expect(await getVersion("lab", made.slug, number)).toBeNull();
    expect(await getVersion("resource", made.slug, 1)).toBeNull();
    expect((await listVersionDays(made.slug, 10)).map(({ number }) => number)).toEqual([2, 1]);
  });

  test("is compared with any other, in both directions", async () => {
    const made = await createEntry("lab", { title: "Premier nom" });
    await decide(
      moderator,
      acceptance(await submitEdit(author, await now(made.slug), { title: "Second nom" })),
    );
    const changes = async (from: number, to: number) =>
      (await compareVersions("lab", made.slug, [from, to], null))?.changes;
    expect(await changes(1, 2)).toEqual({ title: { from: "Premier nom", to: "Second nom" } });
    expect(await changes(2, 1)).toEqual({ title: { from: "Second nom", to: "Premier nom" } });
    expect(await changes(2, 2)).toEqual({});
    expect(await changes(1, 9)).toBeNull();
    expect(await compareVersions("lab", "inconnue", [1, 1], null)).toBeNull();
  });

  test("of a day is the one that was online when it ended in Paris", async () => {
    const made = await createEntry("lab");
    await decide(moderator, acceptance(await submitEdit(author, await now(made.slug), { title: "Le soir" })));
    const at = (version: number, instant: string) =>
      db.decision.updateMany({
        where: { entryId: made.id, entryVersion: version },
        data: { decidedAt: new Date(instant) },
      });
    await at(1, "2018-09-13T10:00:00Z");
    // 23:59 on the 14th in Paris, in summer time.
    await at(2, "2018-09-14T21:59:00Z");
    expect(await versionOn(made.slug, "2018-09-12")).toBeNull();
    expect(await versionOn(made.slug, "2018-09-13")).toBe(1);
    expect(await versionOn(made.slug, "2018-09-14")).toBe(2);
    await at(2, "2018-09-14T22:00:00Z");
    expect(await versionOn(made.slug, "2018-09-14")).toBe(1);
    expect(await firstInstant(made.slug)).toEqual(new Date("2018-09-13T10:00:00Z"));
  });
});
