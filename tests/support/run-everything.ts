import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildIfStale, generateIfStale } from "#app/platform/run/build-app.ts";
import { commandOf, runNode } from "#app/platform/run/child.ts";
import { seed } from "#app/platform/run/demo.ts";
import { beforeExit, runToEnd } from "#app/platform/run/run-to-end.ts";
import { say } from "#app/platform/run/say.ts";

import { databaseEnvironment } from "./database-environment.ts";
import { type Outcome, playwrightOutcome, sum, vitestOutcome } from "./test-outcome.ts";
import { copyOfDatabase, startTestPostgres } from "./test-postgres.ts";

type Environment = Record<string, string>;

const reports = mkdtempSync(join(tmpdir(), "tributary-reports-"));
process.once("exit", () => rmSync(reports, { recursive: true, force: true }));

/** Runs one step and tells how it went. A step that throws has failed, and the next one starts. */
async function step(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const start = performance.now();
  const outcome = await work().catch((error: Error): Outcome => {
    say(error.name === "OperatorError" ? error.message : (error.stack ?? error.message));
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${outcome.failed ? "✗" : "✓"} ${name} (${seconds} s)`);
  return outcome;
}

function node(packageName: string, script: string, args: string[], options = {}) {
  const command = commandOf(packageName, script);
  if (!command) throw new Error(`${packageName} is not installed`);
  return runNode([command, ...args], options);
}

const check = (name: string, work: () => Promise<boolean>) =>
  step(name, async () => ((await work()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));

/** A step that counts only when it fails: what needs it fails with it. */
const groundwork = (name: string, work: () => Promise<unknown>) =>
  step(name, async () => {
    await work();
    return { passed: 0, failed: 0 };
  });

const lint = () =>
  check("lint", () => node("@biomejs/biome", "bin/biome", ["check", "--colors=off", "."]));
// The compiler that is a program of its own takes a fifth of the time; the other stays for the tools that call it.
const types = () => check("types", () => node("typescript7", "bin/tsc", ["--noEmit"]));

function vitest(name: string, projects: string[], env: Environment) {
  const report = join(reports, `${projects.join("-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const chosen = projects.map((project) => `--project=${project}`);
  const args = [
    "run",
    "-c",
    "tests/vitest.config.ts",
    "--passWithNoTests",
    ...chosen,
    ...reporters,
  ];
  return step(name, async () => {
    const ended = await node("vitest", "vitest.mjs", args, { env, show: true });
    return vitestOutcome(report, ended);
  });
}

const tests = (env: Environment) =>
  vitest(
    "unit, architecture and integration tests",
    ["unit", "architecture", "integration", "apart"],
    env,
  );
const demoTests = (env: Environment) => vitest("the demo's books", ["demo"], env);

function playwright(env: Environment) {
  const report = join(reports, "playwright.json");
  const args = ["test", "-c", "tests/playwright.config.ts", "--pass-with-no-tests"];
  return step("browser tests", async () => {
    const ended = await node("@playwright/test", "cli.js", [...args, "--reporter=list,json"], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      show: true,
    });
    return playwrightOutcome(report, ended);
  });
}

type Databases = { integration: Environment; e2e: Environment };

async function openDatabases(): Promise<Databases> {
  const server = await startTestPostgres({});
  await beforeExit(server.stop);
  const open = (purpose: "integration" | "e2e") =>
    databaseEnvironment(server.databaseUrl(purpose), join(server.dataFolder, purpose));
  const integration = await open("integration");
  await copyOfDatabase(server.databaseUrl("integration"), server.databaseUrl("e2e"));
  return { integration, e2e: await open("e2e") };
}

async function everything(): Promise<Outcome> {
  const client = await groundwork("client", generateIfStale);
  const databases: Databases = { integration: {}, e2e: {} };
  const database = groundwork("database", async () => {
    Object.assign(databases, await openDatabases());
  });

  // Two lanes for two cores: the browser needs what the first makes, the other tests do not.
  const makeDemo = async () => [
    await groundwork("build", buildIfStale),
    await database,
    await groundwork("demo", () => seed(databases.e2e)),
    await demoTests(databases.e2e),
    await types(),
  ];
  const runTests = async () => {
    const checked = await lint();
    await database;
    return [checked, await tests(databases.integration)];
  };
  const lanes = await Promise.all([makeDemo(), runTests()]);
  return sum([client, ...lanes.flat(), await playwright(databases.e2e)]);
}

await runToEnd(
  async () => {
    // Until the last line is written, ending early is a failure.
    process.exitCode = 1;
    const { passed, failed } = await everything();
    process.exitCode = failed ? 1 : 0;
    say(`${passed} passed, ${failed} failed`);
  },
  { keepsRunning: false },
);
