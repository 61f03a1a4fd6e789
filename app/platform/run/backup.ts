import { join, resolve } from "node:path";

import { backUp } from "../backup/back-up.ts";
import { reachDatabase } from "./open-database.ts";
import { runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { openDataFolder, readSettings } from "./settings.ts";

await runToEnd(
  async () => {
    const settings = readSettings();
    openDataFolder(settings.dataFolder);
    const takenAt = new Date();
    const name = `tributary-${takenAt.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
    const parent = resolve(process.argv[2] ?? join(settings.dataFolder, "backups"));
    const target = join(parent, name);

    const ownerUrl = await reachDatabase(settings);
    const { tables, jobs, files } = await backUp(ownerUrl, settings.dataFolder, target, takenAt);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(`${target}: ${rows} rows of ${tables.length} tables, ${files} files, ${jobs} waiting jobs`);
  },
  { keepsRunning: false },
);
