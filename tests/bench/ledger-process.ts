// What the ledger's use cases take by themselves, in a process that does nothing else.
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { rebuildLedger } from "#app/domain/revenue/rebuild-ledger.server.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { say } from "#app/platform/run/say.ts";

import { ledgerVendor } from "./fill-ledger.ts";

export type LedgerOutcome = { seconds: number; lines: number };

async function timed(work: () => Promise<number>): Promise<LedgerOutcome> {
  const from = performance.now();
  const lines = await work();
  return { lines, seconds: (performance.now() - from) / 1_000 };
}

const works: Record<string, () => Promise<LedgerOutcome>> = {
  rebuild: () => timed(async () => (await rebuildLedger(ledgerVendor)).facts),
  catchUp: () =>
    timed(async () => {
      await allocateLedger.run({ vendorId: ledgerVendor });
      return 0;
    }),
};

const work = works[process.argv.at(-1) ?? ""];
if (work) say(JSON.stringify(await work()));
await closeDatabase();
