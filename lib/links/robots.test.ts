import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayVisit, NO_RULES, parseRobots, readRobots } from "./robots";

const ROBOTS = `# a comment
User-agent: Bingbot
Disallow: /

User-agent: *
User-agent: Other
Crawl-delay: 30 # seconds
Disallow: /private/
Allow: /private/page$
Disallow: /*.pdf$
Sitemap: https://exemple.fr/sitemap.xml
`;

describe("a robots.txt", () => {
  test("speaks to everyone, or to us by our name", () => {
    expect(parseRobots(ROBOTS, "sillage")).toMatchObject({ delay: 30 });
    const own = parseRobots(`${ROBOTS}\nUser-agent: Sillage\nDisallow: /x`, "sillage");
    expect(own).toEqual({ delay: 0, rules: [{ allow: false, path: "/x" }] });
  });

  test.each([
    ["/", true],
    ["/private", true],
    ["/private/", false],
    ["/private/page", true],
    ["/private/page2", false],
    ["/a/b.pdf", false],
    ["/a/b.pdf?x=1", true],
  ])("%s may be visited: %s", (path, expected) => {
    expect(mayVisit(parseRobots(ROBOTS, "sillage"), path)).toBe(expected);
  });

  test("that forbids everything, or nothing, or says nothing", () => {
    expect(mayVisit(parseRobots("User-agent: *\nDisallow: /", "sillage"), "/a")).toBe(false);
    expect(mayVisit(parseRobots("User-agent: *\nDisallow:", "sillage"), "/a")).toBe(true);
    expect(mayVisit(NO_RULES, "/a")).toBe(true);
  });

  test("whatever it holds is read in no time, and back from the database", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.webPath(), (text, path) => {
        const robots = parseRobots(`User-agent: *\nDisallow: ${text}`, "sillage");
        expect(typeof mayVisit(robots, path)).toBe("boolean");
        expect(readRobots(JSON.parse(JSON.stringify(robots)))).toEqual(robots);
      }),
    );
    const hard = parseRobots(`User-agent: *\nDisallow: ${"/*a".repeat(99)}$`, "sillage");
    const start = performance.now();
    expect(mayVisit(hard, `/${"a".repeat(100_000)}`)).toBe(true);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test("cannot put us off for more than a day", () => {
    expect(parseRobots("User-agent: *\nCrawl-delay: 99999999", "sillage").delay).toBe(86_400);
  });
});
