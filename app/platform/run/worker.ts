import { buildIfStale } from "./build-app.ts";
import { openDatabase } from "./open-database.ts";
import { runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { loadBundle, work } from "./server-bundle.ts";
import { openDataFolder, readSettings } from "./settings.ts";

await runToEnd(async () => {
  const settings = readSettings();
  openDataFolder(settings.dataFolder);
  await Promise.all([openDatabase(settings), buildIfStale()]);

  const { lifecycle } = await loadBundle();
  await work(lifecycle);
  say("Running jobs  (Ctrl-C stops it)");
});
