import fc from "fast-check";
import { expect, it, test } from "vitest";
import { isPartialDate } from "#lib/entries/partial-date";
import { dayOf, periodOf, whenOf } from "./when";

const PARIS = "Europe/Paris";

test.each([
  ["2018", { day: "2018" }],
  ["2018-09", { day: "2018-09" }],
  ["2018/09/14", { day: "2018-09-14" }],
  ["14/09/2018", { day: "2018-09-14" }],
  ["20180914", { day: "2018-09-14" }],
  ["2018-09-14T09:15", { day: "2018-09-14", time: "09:15", zone: PARIS }],
  ["2018-09-14 09:15:00", { day: "2018-09-14", time: "09:15", zone: PARIS }],
  ["2018-09-14T09:15:00+02:00", { day: "2018-09-14", time: "09:15", zone: PARIS }],
  ["2018-09-14T09:15:00+0200", { day: "2018-09-14", time: "09:15", zone: PARIS }],
  ["2018-12-14T23:30:00Z", { day: "2018-12-15", time: "00:30", zone: PARIS }],
  ["2018-09-14T09:15:00-04:00", { day: "2018-09-14", time: "09:15" }],
  ["2018-09-14T25:15", { day: "2018-09-14" }],
  ["2018-02-30", undefined],
  ["hier", undefined],
])("%s", (text, when) => {
  expect(whenOf(text)).toEqual(when);
});

it("gives a date that exists, or nothing, whatever is written", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
      ),
      (text) => {
        const when = whenOf(text);
        if (when) expect(isPartialDate(when.day)).toBe(true);
      },
    ),
  );
});

it("leaves out an end before the start", () => {
  expect(periodOf({ day: "2026-12-04" }, { day: "2026-12-03" })).toEqual({ startsOn: "2026-12-04" });
});

it("reads the parts of a date as catalogues count them", () => {
  expect(dayOf([2017, 6])).toBe("2017-06");
  expect(dayOf([null])).toBeUndefined();
  expect(dayOf([2017, 13, 1])).toBeUndefined();
});
