/** The short form of faults that `npm run faults` plays twenty times over: the same parts, fewer times. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { alone } from "./faults/alone";
import { clocksApart } from "./faults/clocks";
import { digests } from "./faults/digests";
import { diskFull } from "./faults/disk-full";
import { type Ground, SHORT } from "./faults/ground";
import { chanceOf } from "./faults/random";
import type { Line } from "./faults/report";
import { sigterm } from "./faults/sigterm";
import { smtpMoods } from "./faults/smtp";

// They share a PostgreSQL of their own.
test.describe.configure({ mode: "serial" });

const folder = mkdtempSync(join(tmpdir(), "sillage-faults-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function play(fault: (ground: Ground) => Promise<Line[]>, short: Partial<Ground> = {}): Promise<void> {
  test.setTimeout(180_000);
  const seed = Math.floor(Math.random() * 2 ** 31);
  const lines = await fault({ folder, chance: chanceOf(seed), say: () => undefined, ...SHORT, ...short });
  const played = lines.filter(({ times }) => times > 0);
  // biome-ignore lint/suspicious/noSkippedTests: of a machine that cannot play it
  test.skip(played.length === 0, lines[0]?.said ?? "");
  for (const { fault, wrong } of played) expect(wrong, `${fault}, seed ${seed}`).toEqual([]);
}

test("one of two servers behind nginx is told to stop, then the other: no request fails @build", () =>
  play(sigterm));

test("one server alone behind nginx is replaced: people are told when to come back, or notice nothing @build", () =>
  play(alone));

test("servers whose clocks are twenty minutes apart propose and decide as one @build", () =>
  play(clocksApart));

test("a full disk loses nothing, and room again is enough @build", () => play(diskFull));

test("whatever the mood of the mail server, each mail arrives, under one Message-ID @build", () =>
  play(smtpMoods, { times: 6 }));

test("a worker killed among the mails of the day sends one to each @build", () => play(digests));
