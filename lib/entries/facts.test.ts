import { expect, test } from "vitest";
import { statusOf } from "./facts";
import type { EntryCard } from "./view";

const call: EntryCard = {
  type: "programme",
  slug: "appel",
  title: "Appel",
  language: "fr",
  summary: "Un appel.",
  kind: "call",
  startsOn: "2026-01",
  endsOn: null,
  deadlineOn: "2026-11-20",
  endsAt: null,
  territory: null,
  address: null,
  country: "FR",
  credits: [],
  details: { status: "running" },
};
const NOW = new Date("2026-11-22T10:00:00Z");

test("a call is closed once its deadline is past, whatever was written; another programme runs on", () => {
  expect(statusOf(call, NOW)).toBe("closed");
  expect(statusOf(call, new Date("2026-11-20T22:59:00Z"))).toBe("running");
  expect(statusOf({ ...call, kind: "fund" }, NOW)).toBe("running");
});

test("what has ended is closed, what began and has no end goes on; what has no status gets none", () => {
  const endsAt = new Date("2026-11-01T00:00:00Z");
  const ended = { ...call, kind: "plan", deadlineOn: null, endsOn: "2026-10", endsAt };
  expect(statusOf({ ...ended, endsOn: null }, NOW)).toBe("running");
  expect(statusOf(ended, NOW)).toBe("closed");
  expect(statusOf({ ...ended, details: {} }, NOW)).toBeNull();
});
