import { buildIfStale } from "./build-app.ts";
import { demoLogins, refuseDemoPeople, seedOnFirstRun } from "./demo.ts";
import { openDatabase } from "./open-database.ts";
import { assertPortFree } from "./ports.ts";
import { runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { loadBundle } from "./server-bundle.ts";
import { openDataFolder, readSettings } from "./settings.ts";

await runToEnd(async () => {
  const settings = readSettings();
  await assertPortFree(settings.port, settings.host);
  openDataFolder(settings.dataFolder);

  const [{ ownerUrl }] = await Promise.all([openDatabase(settings), buildIfStale()]);
  await refuseDemoPeople(ownerUrl, settings);
  // Only now is the environment complete that these modules read.
  const { serve } = await import("./host.ts");
  const bundle = await loadBundle();
  await seedOnFirstRun(ownerUrl, settings);
  await serve(bundle, settings);

  say(`\nTributary is at ${process.env.ORIGIN}  (Ctrl-C stops it)\n`);
  for (const line of demoLogins(settings)) say(`  ${line}`);
  say("");
});
