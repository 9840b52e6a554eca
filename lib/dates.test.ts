import { describe, expect, it } from "vitest";
import { formatAge, formatDate, formatInstant, formatRange } from "./dates";

describe("a partial date", () => {
  it("is written with what it knows, in both languages", () => {
    expect(formatDate("2018", "fr")).toBe("2018");
    expect(formatDate("2018-09", "fr")).toBe("septembre 2018");
    expect(formatDate("2018-09-14", "fr")).toBe("14 septembre 2018");
    expect(formatDate("2018-05-01", "fr")).toBe("1er mai 2018");
    expect(formatDate("2018-05-01", "en")).toBe("1 May 2018");
    expect(formatDate("2018-09", "en")).toBe("September 2018");
  });

  it("that is none is given back as it is", () => {
    expect(formatDate("vers 2018", "fr")).toBe("vers 2018");
    expect(formatDate("2018-02-30", "fr")).toBe("2018-02-30");
    expect(formatDate("2018-13", "fr")).toBe("2018-13");
  });
});

describe("a range", () => {
  it("says once what both ends share", () => {
    expect(formatRange("2017-11-20", "2017-11-21", "fr")).toBe("20–21 novembre 2017");
    expect(formatRange("2018-05-01", "2018-05-03", "fr")).toBe("1er–3 mai 2018");
    expect(formatRange("2017-11-30", "2017-12-02", "fr")).toBe("30 novembre – 2 décembre 2017");
    expect(formatRange("2017-12-30", "2018-01-02", "en")).toBe("30 December 2017 – 2 January 2018");
    expect(formatRange("2017", "2019", "fr")).toBe("2017–2019");
    expect(formatRange("2018-09", "2018-11", "fr")).toBe("septembre – novembre 2018");
  });

  it("is one date when the ends are the same or one lacks", () => {
    expect(formatRange("2017-11-20", null, "fr")).toBe("20 novembre 2017");
    expect(formatRange("2017-11-20", "2017-11-20", "en")).toBe("20 November 2017");
  });
});

describe("an age", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

  it("uses the largest unit that fits", () => {
    expect(formatAge(ago(5), now, "fr")).toBe("à l’instant");
    expect(formatAge(ago(180), now, "fr")).toBe("il y a 3 minutes");
    expect(formatAge(ago(2 * 3600), now, "en")).toBe("2 hours ago");
    expect(formatAge(ago(86_400), now, "fr")).toBe("hier");
    expect(formatAge(ago(3 * 86_400), now, "fr")).toBe("il y a 3 jours");
    expect(formatAge(ago(400 * 86_400), now, "fr")).toBe("il y a 1 an");
  });

  it("of what is yet to come is now: clocks differ a little", () => {
    expect(formatAge(ago(-30), now, "fr")).toBe("à l’instant");
  });
});

it("an instant is told in Paris time", () => {
  expect(formatInstant(new Date("2018-09-14T22:30:00Z"), "fr")).toBe("15 septembre 2018 à 00:30");
});
