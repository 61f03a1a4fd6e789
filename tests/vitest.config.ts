import { resolve } from "node:path";

import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "..");

const project = (
  name: string,
  include: string[],
  globalSetup: string[] = [],
  exclude: string[] = [],
) => ({
  root,
  test: { name, include, exclude, globalSetup, testTimeout: 20_000, hookTimeout: 30_000 },
});

/** They read the demo as it was filled in for the browser tests. */
const seeded = ["tests/integration/demo/seeded/**/*.test.ts"];

export default defineConfig({
  root,
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      project("unit", ["app/**/*.test.{ts,tsx}"]),
      project("architecture", ["tests/architecture/**/*.test.ts"]),
      project(
        "integration",
        ["tests/integration/**/*.test.{ts,tsx}"],
        ["tests/support/vitest-database.ts"],
        seeded,
      ),
      project("demo", seeded, ["tests/support/seeded-database.ts"]),
    ],
  },
});
