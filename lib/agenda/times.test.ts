import { expect, test } from "vitest";
import { endOf } from "#lib/entries/partial-date";
import { deadlineTimeOf, timesOf } from "./times";

const timed = { startsOn: "2026-11-23", endsOn: "2026-11-23", startTime: "09:15", endTime: "12:45" };
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const fr = (changes: object) => plain(timesOf({ ...timed, ...changes }, "fr"));

test("in France, the times are those of the clock on the wall", () => {
  expect(fr({})).toBe("9 h 15 – 12 h 45");
  expect(fr({ endTime: null })).toBe("9 h 15");
  expect(timesOf(timed, "en")).toBe("09:15 – 12:45");
  expect(fr({ startTime: null })).toBeNull();
  expect(fr({ startsOn: "2026-11" })).toBeNull();
});

test("elsewhere they are those of the place, and Paris time is beside", () => {
  expect(fr({ startTime: "09:00", endTime: null, country: "CA" })).toBe(
    "9 h 00, heure locale (15 h 00 à Paris)",
  );
  expect(fr({ territory: "region-04" })).toBe(
    "9 h 15 – 12 h 45, heure de La Réunion (6 h 15 – 9 h 45 à Paris)",
  );
  expect(fr({ timezone: "America/Toronto", endTime: null })).toBe(
    "9 h 15, heure : Toronto (15 h 15 à Paris)",
  );
  expect(timesOf({ ...timed, endTime: null, territory: "commune-97302" }, "en")).toBe(
    "09:15, French Guiana time (13:15 in Paris)",
  );
  // Not all that is abroad has another time.
  expect(fr({ country: "BE" })).toBe("9 h 15 – 12 h 45");
});

test("a day that is not the same in Paris is said", () => {
  expect(fr({ territory: "region-988", startTime: "08:00", endTime: null })).toBe(
    "8 h 00, heure de Nouvelle-Calédonie (22 h 00 à Paris, le 22 novembre 2026)",
  );
  expect(fr({ timezone: "Pacific/Tahiti", startTime: "18:00", endTime: null })).toBe(
    "18 h 00, heure de Tahiti (5 h 00 à Paris, le 24 novembre 2026)",
  );
});

test("summer time counts, where there is one and on its day", () => {
  const reunion = { territory: "region-04", startTime: "09:00", endTime: null };
  expect(fr({ ...reunion, startsOn: "2026-10-24" })).toContain("(7 h 00 à Paris)");
  expect(fr({ ...reunion, startsOn: "2026-10-25" })).toContain("(6 h 00 à Paris)");
  expect(fr({ ...reunion, startsOn: "2028-02-29" })).toContain("(6 h 00 à Paris)");
});

test("a deadline overseas ends with the day of its place", () => {
  const deadline = (territory: string, zone: string) => {
    const deadlineAt = endOf("2026-11-30", null, zone);
    return plain(deadlineTimeOf({ deadlineOn: "2026-11-30", deadlineAt, territory }, "fr"));
  };
  expect(deadline("region-04", "Indian/Reunion")).toBe(
    "jusqu’à minuit, heure de La Réunion (21 h 00 à Paris)",
  );
  expect(deadline("commune-98735", "Pacific/Tahiti")).toBe(
    "jusqu’à minuit, heure de Tahiti (11 h 00 à Paris, le 1er décembre 2026)",
  );
  expect(deadline("region-53", "Europe/Paris")).toBeNull();
});
