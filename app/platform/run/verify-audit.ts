import { parseArgs } from "node:util";

import { verifyAllChains } from "../audit/verify-all-chains.ts";
import { type Head, headWords } from "../audit/walk-chain.server.ts";
import { connectOwner } from "../db/connect-owner.ts";
import { reachDatabase } from "./open-database.ts";
import { OperatorError } from "./operator-error.ts";
import { runToEnd } from "./run-to-end.ts";
import { complain, say } from "./say.ts";
import { openDataFolder, readSettings } from "./settings.ts";

/** Heads as an earlier run printed them: vendor:number:hash. */
function notedHeads(): Map<number, Head> {
  const { values } = parseArgs({ options: { head: { type: "string", multiple: true } } });
  return new Map(
    (values.head ?? []).map((text) => {
      const [, vendor, seq, hash] = /^(\d{1,10}):(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
      if (!vendor || !seq || !hash) {
        throw new OperatorError(`--head is ${text}; it must be vendor:number:hash`);
      }
      return [Number(vendor), { seq: BigInt(seq), hash }];
    }),
  );
}

await runToEnd(
  async () => {
    const noted = notedHeads();
    const settings = readSettings();
    openDataFolder(settings.dataFolder);
    const owner = await connectOwner(await reachDatabase(settings));
    try {
      for (const chain of await verifyAllChains(owner, noted)) {
        const entries = `${chain.entries} ${chain.entries === 1n ? "entry" : "entries"}`;
        if (chain.break) {
          complain(`${chain.name}: BROKEN after ${entries}. ${chain.break.words}`);
          process.exitCode = 1;
        } else {
          const compared = noted.has(chain.vendorId) ? ", the noted head is in it" : "";
          say(`${chain.name}: ${entries}, unbroken${compared}`);
          say(`  --head ${chain.vendorId}:${headWords(chain.head)}`);
        }
      }
    } finally {
      await owner.end();
    }
  },
  { keepsRunning: false },
);
