import { resolve } from "node:path";

import { restore } from "../backup/restore.ts";
import { reachDatabase } from "./open-database.ts";
import { OperatorError } from "./operator-error.ts";
import { runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { openDataFolder, readSettings } from "./settings.ts";

await runToEnd(
  async () => {
    const backup = process.argv[2];
    if (!backup) throw new OperatorError("Say which backup: npm run restore -- FOLDER");
    const settings = readSettings();
    openDataFolder(settings.dataFolder, { withSecret: false });

    const ownerUrl = await reachDatabase(settings);
    const { tables, takenAt, files, jobs } = await restore(
      ownerUrl,
      settings.dataFolder,
      resolve(backup),
      settings.given,
    );
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(
      `As of ${takenAt}: ${rows} rows of ${tables.length} tables, ${files} files, ${jobs} waiting jobs`,
    );
  },
  { keepsRunning: false },
);
