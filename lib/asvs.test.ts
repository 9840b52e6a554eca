/** docs/asvs.md answers all of the standard's levels 1 and 2, and what it names is there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { requirements } from "./asvs-5.0.json";

const text = readFileSync("docs/asvs.md", "utf8");
const lines = [...text.matchAll(/^\| ([\d.]+\*?) \| [^|]+ \| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)].map(
  ([, id = "", asked = "", answer = "", why = ""]) => ({ id, asked, answer, why }),
);

test("every requirement of levels 1 and 2 has one answer, and there are no others", () => {
  const answered = lines.flatMap(({ id }) =>
    id.endsWith(".*") ? Object.keys(requirements).filter((known) => known.startsWith(id.slice(0, -1))) : [id],
  );
  expect(answered.toSorted()).toEqual(Object.keys(requirements).toSorted());
});

test("an answer is one of four, and says by what or why; the count above them holds", () => {
  const counts = new Map<string, number>();
  for (const { id, answer, why } of lines) {
    expect(["Met", "In part", "Not met", "Does not apply"], id).toContain(answer);
    expect(why.length, id).toBeGreaterThan(5);
    const covered = Object.keys(requirements).filter((known) =>
      id.endsWith(".*") ? known.startsWith(id.slice(0, -1)) : known === id,
    );
    counts.set(answer, (counts.get(answer) ?? 0) + covered.length);
  }
  const said = /^(\d+) met, (\d+) in part, (\d+) not met, (\d+) that do not apply\.$/m.exec(text)?.slice(1);
  expect(said?.map(Number)).toEqual(
    ["Met", "In part", "Not met", "Does not apply"].map((answer) => counts.get(answer) ?? 0),
  );
});

test("every file that it names is there", () => {
  const paths = [...text.matchAll(/`([\w.[\]()-]+(?:\/[\w.[\]()-]+)+|[\w-]+\.(?:md|json))`/g)].map(
    ([, path = ""]) => path,
  );
  expect(paths.length).toBeGreaterThan(200);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test("every test that it names is in the file where it is said to be", () => {
  const named = [...text.matchAll(/`([^`]+)` › "([^"]+)"/g)].map(([, path = "", title = ""]) => ({
    path,
    title,
  }));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ path, title }) => !readFileSync(path, "utf8").includes(title))).toEqual([]);
});
