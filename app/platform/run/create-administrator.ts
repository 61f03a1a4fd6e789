import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

import { connectOwner } from "../db/connect-owner.ts";
import { buildIfStale } from "./build-app.ts";
import { openDatabase } from "./open-database.ts";
import { OperatorError } from "./operator-error.ts";
import { runToEnd } from "./run-to-end.ts";
import { say } from "./say.ts";
import { loadBundle } from "./server-bundle.ts";
import { openDataFolder, readSettings } from "./settings.ts";

const usage =
  "Usage: npm run create-administrator -- --vendor NAME --name NAME --email ADDRESS " +
  "[--short NAME] [--currency EUR] [--time-zone Europe/Oslo] [--title TITLE] [--password-stdin]";

function wanted() {
  const word = { type: "string" } as const;
  const options = {
    ...{ vendor: word, short: word, currency: word, "time-zone": word },
    ...{ name: word, email: word, title: word },
    "password-stdin": { type: "boolean" },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n${usage}`);
  }
}

await runToEnd(
  async () => {
    const { "password-stdin": fromStdin, "time-zone": timeZone, ...rest } = wanted();
    const settings = readSettings();
    openDataFolder(settings.dataFolder);
    const [{ ownerUrl }] = await Promise.all([openDatabase(settings), buildIfStale()]);
    const { lifecycle } = await loadBundle();
    const password = fromStdin ? (await text(process.stdin)).replace(/\r?\n$/, "") : undefined;

    const owner = await connectOwner(ownerUrl);
    try {
      // Two at once come one after the other, and the second finds what the first made.
      await owner.query("select pg_advisory_lock(hashtext('tributary create-administrator'))");
      await owner.query("set row_security = off");
      const { rows } = await owner.query<{ vendor_id: number }>(
        "select vendor_id from tributary.vendor where name = $1 order by vendor_id",
        [rest.vendor?.trim()],
      );
      const vendorId = rows[0]?.vendor_id;
      const said = await lifecycle
        .createAdministrator({ ...rest, timeZone, password, vendorId })
        .catch((error: Error) => {
          if (error.name !== "OperatorError") throw error;
          throw new OperatorError(`${error.message}\n${usage}`);
        });
      for (const line of said) say(line);
    } finally {
      await owner.end();
    }
  },
  { keepsRunning: false },
);
