import { resolve } from "node:path";

import { defineConfig } from "@playwright/test";

import { chromiumLaunchOptions } from "./support/chromium.ts";
import { e2eEnvironment } from "./support/e2e-environment.ts";

const { port } = await e2eEnvironment();

export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  reporter: "list",
  use: {
    baseURL: `http://localhost:${port}`,
    // What moves is waited for; what it comes to is what is looked at.
    contextOptions: { reducedMotion: "reduce" },
    // Pictures of every step of every test would take a third of the time.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: await chromiumLaunchOptions(),
  },
  webServer: {
    command: "node --import tsx tests/support/e2e-server.ts",
    cwd: resolve(import.meta.dirname, ".."),
    url: `http://127.0.0.1:${port}/healthz`,
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
