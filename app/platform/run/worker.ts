import { buildIfStale } from "./build-app.ts";
import { refuseDemoPeople } from "./demo.ts";
import { openDatabase } from "./open-database.ts";
import { runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { loadBundle, work } from "./server-bundle.ts";
import { openDataFolder, readSettings } from "./settings.ts";

await runToEnd(async () => {
  const settings = readSettings();
  openDataFolder(settings.dataFolder);
  const [{ ownerUrl }] = await Promise.all([openDatabase(settings), buildIfStale()]);
  await refuseDemoPeople(ownerUrl, settings);

  // Only now is the environment complete that these modules read.
  const { serveProbes } = await import("./host.ts");
  const { lifecycle } = await loadBundle();
  await work(lifecycle);
  if (settings.metricsPort) await serveProbes(lifecycle, settings.metricsPort, settings.host);
  say("Running jobs  (Ctrl-C stops it)");
});
