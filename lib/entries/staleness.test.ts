import { expect, test } from "vitest";
import { isOld, lastLook } from "./staleness";

const at = (day: string) => new Date(`${day}T12:00:00Z`);

test("an entry is old two years to the day after the last change or confirmation", () => {
  const updatedAt = at("2024-02-29");
  expect(isOld({ updatedAt, confirmedAt: null }, at("2026-02-28"))).toBe(false);
  expect(isOld({ updatedAt, confirmedAt: null }, at("2026-03-02"))).toBe(true);
  expect(isOld({ updatedAt, confirmedAt: at("2025-01-01") }, at("2026-03-02"))).toBe(false);
  expect(lastLook({ updatedAt, confirmedAt: at("2023-01-01") })).toEqual(updatedAt);
});
