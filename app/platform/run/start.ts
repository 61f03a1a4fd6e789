import { buildIfStale } from "./build-app.ts";
import { demoLogins, seedOnFirstRun } from "./demo.ts";
import { openDatabase } from "./open-database.ts";
import { assertPortFree } from "./ports.ts";
import { runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { openDataFolder, readSettings } from "./settings.ts";

await runToEnd(async () => {
  const settings = readSettings();
  await assertPortFree(settings.port, settings.host);
  openDataFolder(settings.dataFolder);

  const [{ ownerUrl }] = await Promise.all([openDatabase(settings), buildIfStale()]);
  await seedOnFirstRun(ownerUrl, settings);

  // Only now is the environment complete that its modules read.
  const { serve } = await import("./host.ts");
  await serve(settings);

  say(`\nTributary is at ${process.env.ORIGIN}  (Ctrl-C stops it)\n`);
  for (const line of demoLogins(settings)) say(`  ${line}`);
  say("");
});
