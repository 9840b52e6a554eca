/** ops/: the example dashboard, the alert rules and what they name. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { makeReport } from "./metrics-report";

const rules = readFileSync("ops/prometheus/alerts.yml", "utf8");
const dashboard = z
  .looseObject({
    panels: z.array(
      z.looseObject({
        title: z.string(),
        gridPos: z.looseObject({ x: z.int(), y: z.int() }),
        targets: z.array(z.looseObject({ expr: z.string(), refId: z.string() })).min(1),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync("ops/grafana/sillage.json", "utf8")));

/** Names of figures in a query: what is followed neither by "(" (a function) nor by ":" or "=" (a label). */
const figuresIn = (query: string) =>
  [...query.replace(/"[^"]*"/g, "").matchAll(/\b((?:sillage|process|nodejs)_\w+)\b/g)].map(([, name = ""]) =>
    name.replace(/_(bucket|count|sum)$/, ""),
  );

test("every figure that the dashboard and the alerts name is one that the server gives", async () => {
  const text = await makeReport(async () => ({
    jobs: [],
    reviews: { waiting: 0, oldestSeconds: 0 },
    mails: { waiting: 0, givenUp: 0 },
  })).print();
  const given = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const expressions = [...rules.matchAll(/^ +expr: (.*)$/gm)].map(([, expr = ""]) => expr);
  expect(expressions.length).toBeGreaterThan(10);
  const named = [
    ...expressions,
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ].flatMap(figuresIn);
  expect(new Set(named).size).toBeGreaterThan(15);
  expect(named.filter((name) => !given.has(name))).toEqual([]);
  // And the other way: what is counted is shown.
  const ours = [...given].filter((name) => name?.startsWith("sillage_"));
  expect(ours.filter((name) => !named.includes(name ?? ""))).toEqual([]);
});

test("every alert says under which heading of docs/operating.md one reads what to do", () => {
  const headings = new Set(
    [...readFileSync("docs/operating.md", "utf8").matchAll(/^### (.*)$/gm)].map(([, heading]) => heading),
  );
  const alerts = [...rules.matchAll(/^ +- alert:/gm)];
  const named = [...rules.matchAll(/^ +runbook: (.*)$/gm)].map(([, heading]) => heading);
  expect(named).toHaveLength(alerts.length);
  expect(named.filter((heading) => !headings.has(heading ?? ""))).toEqual([]);
});
