import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { inTurns } from "../value/steps.ts";
import { type Estimate, estimateWorth } from "./estimate.ts";
import { lastOfBatch, selectHistories, soldBetween } from "./histories.server.ts";
import type { BoughtHistory, Span } from "./history.ts";
import { spanOf } from "./holdout.ts";
import {
  dropOldRuns,
  insertRun,
  insertWorths,
  lockWorth,
  runBefore,
  selectMoves,
  selectSegmentSums,
} from "./keep-run.store.server.ts";
import type { WorthReport } from "./report.ts";
import { worthTerms } from "./worth-terms.server.ts";
import type { WorthTerms } from "./worth-terms.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Customers whose histories are read in one transaction. */
const BATCH = 20_000;
const NOBODY = "00000000-0000-0000-0000-000000000000";
/** Ends of months before the first run of all that are estimated beside it, so that it can be compared. */
const MONTHS_BEFORE = 3;

/** Every vendor's, each night after the customers' lifecycles are told. */
export const worthEachNight = defineJob({
  name: "revenue.worth_each_night",
  payload: z.unknown(),
  cron: "45 2 * * *",
  async run() {
    for (const vendorId of await vendorIds()) {
      await withScope(systemActor(vendorId), (tx) =>
        enqueue(tx, estimateWorthOfVendor, { vendorId }, { key: `worth ${vendorId}` }),
      );
    }
  },
});

/** Estimates what a vendor's customers are worth. Doing it twice on a day says the same twice. */
export const estimateWorthOfVendor = defineJob({
  name: "revenue.estimate_worth",
  payload: z.object({ vendorId: z.number().int() }),
  run: ({ vendorId }) => estimateWorthOf(vendorId, now()),
});

/** Today's run, and before the first of all those of the last ends of months. */
export async function estimateWorthOf(vendorId: number, at: Date): Promise<void> {
  const { today, first } = await withScope(systemActor(vendorId), async (tx) => ({
    today: localDay(at, (await vendorOf(tx)).timeZone),
    first: (await tx.worthRun.count({ where: { vendorId } })) === 0,
  }));
  for (let back = first ? MONTHS_BEFORE : 0; back > 0; back -= 1) {
    const end = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back + 1, 0));
    await runOf(vendorId, end, at);
  }
  await runOf(vendorId, today, at);
}

const vendorOf = (tx: ScopedTx) =>
  tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { currency: true, timeZone: true, customerSilenceDays: true },
  });

/** One run: read in batches, reckoned between other work, and written in one transaction. */
async function runOf(vendorId: number, day: Date, madeAt: Date): Promise<void> {
  const from = performance.now();
  const system = systemActor(vendorId);
  const asked = await withScope(system, async (tx) => ({
    sold: await soldBetween(tx, day.getTime() / DAY_MS),
    terms: await worthTerms(tx),
    vendor: await vendorOf(tx),
  }));
  if (!asked.sold) return;
  const { sold, terms, vendor } = asked;
  const span = spanOf(sold, terms.lookbackWeeks);
  const histories = await readHistories(vendorId, span);
  const estimate = await inTurns(estimateWorth(histories, span, terms));
  const report = {
    ...reportOf(estimate, histories, terms),
    ...{ currency: vendor.currency, silenceDays: vendor.customerSilenceDays },
    ...{ firstDay: new Date(span.from * DAY_MS), until: new Date(span.until * DAY_MS) },
  };
  const { topFrom } = report;
  const bounds = { ...terms, until: span.until, silenceDays: report.silenceDays, topFrom };
  await withScope(
    system,
    async (tx) => {
      await lockWorth(tx);
      const against = await runBefore(tx, day);
      await insertWorths(tx, day, estimate.worths, bounds, against);
      const segments = await selectSegmentSums(tx, day);
      const moves = against ? await selectMoves(tx, day) : [];
      const seconds = (performance.now() - from) / 1_000;
      await insertRun(tx, day, madeAt, { ...report, segments, moves, against, seconds });
      await dropOldRuns(tx);
    },
    { timeoutMs: 10 * MINUTE_MS },
  );
}

/** Every customer's history, batch by batch. */
export async function readHistories(vendorId: number, span: Span): Promise<BoughtHistory[]> {
  const histories: BoughtHistory[] = [];
  let after: string | null = NOBODY;
  while (after !== null) {
    const place: string = after;
    const [batch, last]: [BoughtHistory[], string | null] = await withScope(
      systemActor(vendorId),
      async (tx) => [
        await selectHistories(tx, span, place, BATCH),
        await lastOfBatch(tx, place, BATCH),
      ],
      { timeoutMs: 2 * MINUTE_MS },
    );
    for (const history of batch) histories.push(history);
    after = last;
  }
  return histories;
}

type Reckoned = Omit<
  WorthReport,
  "currency" | "silenceDays" | "firstDay" | "until" | "segments" | "moves" | "against" | "seconds"
>;

function reportOf(
  { buying, spending, correlation, check, topFrom }: Estimate,
  histories: readonly BoughtHistory[],
  terms: WorthTerms,
): Reckoned {
  const total = (of: (history: BoughtHistory) => number) =>
    histories.reduce((sum, history) => sum + of(history), 0);
  return {
    ...{ terms, buying, spending, correlation, check },
    topFrom: topFrom === null ? null : BigInt(Math.round(topFrom)),
    customers: histories.length,
    returned: total(({ seenDays }) => Number(seenDays > 1)),
    purchases: total(({ seenDays }) => seenDays),
    withoutValue: total(({ seenDays, valuedDays }) => seenDays - valuedDays),
  };
}
