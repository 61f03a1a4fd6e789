import { resolve } from "node:path";

import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "..");

/** Whoever waits for jobs may have to run those of other tests first, on a machine that has more to do. */
const PATIENCE_MS = 60_000;

/** Files of a project keep nothing from each other, so that modules are loaded once for all of them. */
const project = (
  name: string,
  include: string[],
  { isolate = false, globalSetup = [] as string[], exclude = [] as string[] } = {},
) => ({
  root,
  test: {
    ...{ name, include, exclude, isolate, globalSetup },
    ...{ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS },
  },
});

/** They read the demo as it was filled in for the browser tests. */
const seeded = ["tests/integration/demo/seeded/**/*.test.ts"];

/** They set what modules read as they are loaded, so they load their own. */
const apart = [
  "tests/integration/platform/{mail,pooler}.test.ts",
  "tests/integration/exchange/server-dies.test.ts",
];
const database = ["tests/support/vitest-database.ts"];

export default defineConfig({
  root,
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      project("unit", ["app/**/*.test.{ts,tsx}"]),
      project("architecture", ["tests/architecture/**/*.test.ts"]),
      project("integration", ["tests/integration/**/*.test.{ts,tsx}"], {
        globalSetup: database,
        exclude: [...seeded, ...apart],
      }),
      project("apart", apart, { globalSetup: database, isolate: true }),
      project("demo", seeded, { globalSetup: ["tests/support/seeded-database.ts"] }),
    ],
  },
});
