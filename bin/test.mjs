/**
 * npm test                        everything, with all its set-up; the last line is "N passed, N failed"
 * npm run check                   the quick part: lint, types, unit and property tests
 * npm test -- database lib/x      one part (lint, types, unit, database, build, browser), narrowed down
 * npm test -- database --pgbouncer    the same through PgBouncer, as ops/ has it
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { install, root } from "./install.mjs";
import { Failure, main, run, step } from "./processes.mjs";
import { lockOwner } from "./system.mjs";

const parts = ["lint", "types", "unit", "database", "build", "browser"];
const selections = { all: parts, check: ["lint", "types", "unit"] };
const counts = { passed: 0, failed: 0 };

await main(async () => {
  const [selection = "all", ...narrowed] = process.argv.slice(2);
  const selected = selections[selection] ?? (parts.includes(selection) ? [selection] : undefined);
  if (!selected)
    throw new Failure(`Unknown part "${selection}": ${[...Object.keys(selections), ...parts].join(", ")}`);
  const handedOver = await install();
  if (handedOver !== undefined) return handedOver;
  try {
    await runParts(new Set(selected), narrowed);
  } catch (error) {
    counts.failed++;
    process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
  }
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
});

async function runParts(wanted, narrowed) {
  const setup = await import("./setup.mjs");
  const { data } = setup;
  await setup.generateClient();
  const bin = (name) => join(root, "node_modules", name);
  const lint = () =>
    tool("Lint", bin("@biomejs/biome/bin/biome"), ["check", "--error-on-warnings", ...narrowed]);
  if (wanted.has("lint")) await lint();
  if (wanted.has("types")) {
    await tool("Types of the routes", bin("next/dist/bin/next"), ["typegen"], { counted: false });
    await tool("Types", bin("typescript/bin/tsc"), ["--noEmit"]);
  }
  const report = join(data, "test/report.json");
  mkdirSync(join(data, "test"), { recursive: true });
  if (wanted.has("unit")) await vitest("Unit and property tests", "unit*", { report, narrowed });
  if (!["database", "build", "browser"].some((part) => wanted.has(part))) return;
  const { settings, folder, url } = await setup.isolate("test", { durable: false });
  if (wanted.has("database")) {
    const template = "sillage_template";
    await setup.requireDatabase(url(template), url("postgres"));
    await setup.migrateDatabase(url(template));
    const pooler = narrowed.includes("--pgbouncer") ? "pgbouncer" : "";
    const env = {
      ...{ ...settings, TEST_DATABASE_URL: url("postgres") },
      ...{ TEST_TEMPLATE: template, TEST_POOLER: pooler },
    };
    const files = narrowed.filter((word) => word !== "--pgbouncer");
    await vitest("Database tests", "database", { report, narrowed: files, env });
  }
  if (wanted.has("build") || wanted.has("browser")) {
    await setup.build(settings, { mayReplace: lockOwner(join(data, "lock"))?.mode !== "start" });
    counts.passed++;
  }
  if (wanted.has("browser")) {
    await setup.requireDatabase(settings.DATABASE_URL, url("postgres"));
    await setup.migrateDatabase(settings.DATABASE_URL);
    await setup.seedWhenEmpty(settings, folder);
    await setup.serve(settings, { log: join(folder, "server.log") });
    await journeys(settings, report, narrowed);
  }
}

async function vitest(name, project, { report, narrowed, env = process.env }) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--project", project, ...reporters, ...narrowed];
  await tested(name, join(root, "node_modules/vitest/vitest.mjs"), args, { env, report }, (result) => ({
    passed: result.numPassedTests,
    // A file that does not load, or whose preparation fails, has no failed test to count.
    failed:
      result.numFailedTests +
      result.testResults.filter(
        ({ status, assertionResults }) =>
          status === "failed" && !assertionResults.some((test) => test.status === "failed"),
      ).length,
  }));
}

async function journeys(settings, report, narrowed) {
  const env = { ...settings, E2E_REPORT: report };
  const args = ["test", "--config", join(root, "e2e/playwright.config.ts"), ...narrowed];
  const program = join(root, "node_modules/@playwright/test/cli.js");
  await tested("Journeys in the browser", program, args, { env, report }, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }));
}

/** Runs a test runner and counts its tests by the report that it leaves; without a report, it counts as one failure. */
async function tested(name, program, args, { env, report }, countsOf) {
  rmSync(report, { force: true });
  const { code, output } = await step(name, (say) => node(program, args, { env, say }), succeeded);
  const found = existsSync(report)
    ? countsOf(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: 0 };
  if (code !== 0 && found.failed === 0) found.failed = 1;
  counts.passed += found.passed;
  counts.failed += found.failed;
  process.stdout.write(found.failed ? `${output}\n` : `  ${found.passed} passed\n`);
}

/** Runs a tool that is right or wrong as a whole, and counts for one. */
async function tool(name, program, args, { counted = true } = {}) {
  const { code, output } = await step(
    name,
    (say) => node(program, args, { env: process.env, say }),
    succeeded,
  );
  if (code !== 0) {
    counts.failed++;
    process.stdout.write(`${output}\n`);
  } else if (counted) {
    counts.passed++;
  }
}

function succeeded({ code }) {
  return code === 0;
}

async function node(program, args, { env, say }) {
  const options = {
    cwd: root,
    env: { ...env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", NODE_ENV: undefined },
  };
  return await run(process.execPath, [program, ...args], {
    ...options,
    onLine: (line) => line.trim() && say(line.trim()),
  });
}
