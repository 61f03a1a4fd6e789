import { resolve } from "node:path";

import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "..");

const project = (
  name: string,
  include: string[],
  { isolate = true, globalSetup = [] as string[], exclude = [] as string[] } = {},
) => ({
  root,
  test: { name, include, exclude, isolate, globalSetup, testTimeout: 20_000, hookTimeout: 30_000 },
});

/** They read the demo as it was filled in for the browser tests. */
const seeded = ["tests/integration/demo/seeded/**/*.test.ts"];

export default defineConfig({
  root,
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      // They keep nothing between files, so that modules are loaded once for all of them.
      project("unit", ["app/**/*.test.{ts,tsx}"], { isolate: false }),
      project("architecture", ["tests/architecture/**/*.test.ts"], { isolate: false }),
      project("integration", ["tests/integration/**/*.test.{ts,tsx}"], {
        globalSetup: ["tests/support/vitest-database.ts"],
        exclude: seeded,
      }),
      project("demo", seeded, { globalSetup: ["tests/support/seeded-database.ts"] }),
    ],
  },
});
