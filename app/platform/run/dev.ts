import { createServer } from "node:http";

import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import { createServer as createVite } from "vite";

import { generateIfStale } from "./build-app.ts";
import { demoLogins, seedOnFirstRun } from "./demo.ts";
import { listen } from "./listen.ts";
import { openDatabase } from "./open-database.ts";
import { assertPortFree } from "./ports.ts";
import { beforeExit, runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { lifecycleOf, work } from "./server-bundle.ts";
import { openDataFolder, readSettings } from "./settings.ts";

await runToEnd(async () => {
  const settings = readSettings("development");
  await assertPortFree(settings.port, settings.host);
  openDataFolder(settings.dataFolder);
  const [{ ownerUrl }] = await Promise.all([openDatabase(settings), generateIfStale()]);
  await seedOnFirstRun(ownerUrl, settings);

  const server = createServer();
  const vite = await createVite({ server: { middlewareMode: { server } } });
  await beforeExit(() => vite.close());
  const load = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;

  const { addProbes, bareApp } = await import("./host.ts");
  const lifecycle = lifecycleOf(await load());
  await beforeExit(() => lifecycle.shutdown());
  if (settings.worker) await work(lifecycle);

  // No content security policy here: Vite puts scripts of its own into the page.
  const app = bareApp();
  addProbes(app, lifecycle);
  app.use(vite.middlewares);
  app.all(
    "*",
    createRequestHandler({
      build: load,
      getLoadContext: ({ ip }) => ({ nonce: "", address: ip ?? null }),
    }),
  );
  server.on("request", app);
  await listen(server, settings);

  say(`\nTributary is at ${process.env.ORIGIN}, reloading as files change\n`);
  for (const line of demoLogins(settings)) say(`  ${line}`);
});
