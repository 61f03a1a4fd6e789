// What it takes to value a vendor's customers, in a process that does nothing else.
import { monitorEventLoopDelay } from "node:perf_hooks";

import { inTurns } from "#app/domain/revenue/value/steps.ts";
import { estimateWorth } from "#app/domain/revenue/worth/estimate.ts";
import { estimateWorthOf, readHistories } from "#app/domain/revenue/worth/estimate-worth.server.ts";
import { spanOf } from "#app/domain/revenue/worth/holdout.ts";
import { usualTerms } from "#app/domain/revenue/worth/worth-terms.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { say } from "#app/platform/run/say.ts";

import { worthVendor } from "./fill-worth.ts";

export type WorthOutcome = {
  customers: number;
  /** Milliseconds: reading, reckoning, the longest that anything else waited meanwhile, and a whole run. */
  read: number;
  reckon: number;
  held: number;
  run: number;
  /** In MB, at most. */
  memory: number;
};

const DAY_MS = 86_400_000;
const until = new Date("2025-12-29");

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now();
  const result = await work();
  return [result, performance.now() - from];
};

const last = until.getTime() / DAY_MS;
const span = spanOf({ first: last - 727, last }, usualTerms.lookbackWeeks);
const [histories, read] = await timed(() => readHistories(worthVendor, span));
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const [, reckon] = await timed(() => inTurns(estimateWorth(histories, span, usualTerms)));
delay.disable();
const [, run] = await timed(() => estimateWorthOf(worthVendor, until));
const outcome: WorthOutcome = {
  ...{ customers: histories.length, read, reckon, run },
  held: delay.max / 1e6,
  memory: process.resourceUsage().maxRSS / 1024,
};
say(JSON.stringify(outcome));
await closeDatabase();
