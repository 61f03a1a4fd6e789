import { productsById } from "#app/domain/catalog/products.server.ts";
import { lockInventory, selectKnownStock } from "#app/domain/inventory/staged-stock.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { stagedEchoes } from "#app/domain/revenue/link-echoes.server.ts";
import { adjustsOn } from "#app/domain/revenue/open-period.server.ts";
import {
  isKnownBetween,
  lockSales,
  selectKnownLines,
} from "#app/domain/revenue/staged-sales.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { ReadingProgress } from "../reading-progress.server.ts";
import type { LineKind, Submission } from "../submission.ts";
import { selectFormer } from "./former.store.server.ts";
import type { PartUnits, Plan, Totals } from "./plan.ts";
import {
  countNewParties,
  selectLastRow,
  selectStagedParts,
  selectWarnings,
} from "./staged.store.server.ts";
import { compareKeys, type StagedPart } from "./staged-parts.ts";
import { closedWords, unusualIn, usualOf } from "./unusual.ts";

const PARTS = 200;

export type FilePlan = {
  plan: Plan;
  productIds: string[];
  lines: number;
  lastRow: number;
  /** The first and the last day of its lines. */
  days: { from: Date; to: Date } | null;
};

type FileOfLines = Submission & { kind: LineKind };

/**
 * Works out what applying the staged rows does. Takes the lock under which they are applied. Null when they are not the
 * rows that were read: a crash of the database empties staging.
 */
export async function makePlan(
  tx: ScopedTx,
  submission: FileOfLines,
  progress: ReadingProgress,
): Promise<FilePlan | null> {
  const { id, kind, partnerId } = submission;
  const { currency } = await findVendor(tx);
  await lock(tx, submission);
  await progress.begin("addUp");
  const stagedTo = (await selectLastRow(tx, id)) ?? 0;
  const file = { id, lastRow: stagedTo, told: progress.reach };
  const staged = await selectStagedParts(tx, file);
  const lines = staged.reduce((sum, part) => sum + part.rows, 0);
  if (lines !== rowsToTake(submission)) return null;
  const known = await knownIn(tx, submission, currency, staged);
  const days = daysOf(staged);
  const parts = await topParts(tx, staged);
  const totals = totalsOf(staged, days);
  const former = await selectFormer(tx, submission);
  const [last] = former;
  const adjusts = days && kind !== "inventory" ? await adjustsOn(tx, days.from) : null;
  const echoes = kind === "pos" && partnerId && (await stagedEchoes(tx, partnerId, id, days));
  const plan: Plan = {
    ...{ fresh: lines - known.same - known.changed, changed: known.changed },
    same: known.same + submission.rowsSame,
    refused: submission.rowsRefused,
    ...{ currency, totals, parts },
    leftOut: submission.rowsLeftOut,
    warnings: await selectWarnings(tx, id),
    newParties: kind === "inventory" ? 0 : await countNewParties(tx, id),
    echoes: echoes ? echoes.lines : 0,
    echoRows: echoes ? echoes.rows : [],
    unusual: [
      ...(adjusts && days ? [closedWords(days.from, adjusts)] : []),
      // The rows that failed in another file are no report of their own.
      ...(submission.follows
        ? []
        : unusualIn({ totals, parts, stock: kind === "inventory" }, former)),
    ],
    last: last
      ? { id: last.id, fileName: last.fileName, totals: last.totals, rows: last.rows }
      : null,
    usual: usualOf(former),
    assumed: [],
    again: false,
  };
  const lastRow = Math.max(0, ...staged.map((part) => part.lastRow));
  return { plan, productIds: staged.map(({ productId }) => productId), lines, lastRow, days };
}

const rowsToTake = ({ rowsRead, rowsRefused, rowsSame, rowsLeftOut }: Submission) =>
  rowsRead - rowsRefused - rowsSame - rowsLeftOut;

async function lock(tx: ScopedTx, { kind, partnerId }: FileOfLines) {
  if (kind !== "inventory") return lockSales(tx);
  if (partnerId === null) throw new Error("An inventory report has a partner");
  return lockInventory(tx, partnerId);
}

async function knownIn(
  tx: ScopedTx,
  { id: submissionId, kind, partnerId }: FileOfLines,
  currency: string,
  staged: readonly StagedPart[],
) {
  if (kind === "inventory")
    return selectKnownStock(tx, { submissionId, partnerId: partnerId ?? "" });
  const [first] = staged;
  if (!first) return { same: 0, changed: 0 };
  const keys = staged.reduce(
    ({ from, to }, { firstKey, lastKey }) => ({
      from: compareKeys(firstKey, from) < 0 ? firstKey : from,
      to: compareKeys(lastKey, to) > 0 ? lastKey : to,
    }),
    { from: first.firstKey, to: first.lastKey },
  );
  if (!(await isKnownBetween(tx, keys))) return { same: 0, changed: 0 };
  return selectKnownLines(tx, { submissionId, partnerId, kind }, currency);
}

async function topParts(tx: ScopedTx, staged: readonly StagedPart[]): Promise<PartUnits[]> {
  const units = new Map<string, number>();
  for (const part of staged) {
    units.set(part.productId, (units.get(part.productId) ?? 0) + part.units);
  }
  const most = [...units]
    .map(([productId, net]) => ({ productId, units: net }))
    .sort((a, b) => b.units - a.units || (a.productId < b.productId ? -1 : 1))
    .slice(0, PARTS);
  const products = await productsById(
    tx,
    most.map(({ productId }) => productId),
  );
  return most.map((part) => ({ ...part, partNo: products.get(part.productId)?.partNo ?? "" }));
}

function totalsOf(parts: readonly StagedPart[], days: FilePlan["days"]): Totals {
  const sales = { rows: 0, units: 0, amountMinor: 0n };
  const returns = { rows: 0, units: 0, amountMinor: 0n };
  for (const part of parts) {
    const movement = part.returned ? returns : sales;
    movement.rows += part.rows;
    movement.units += part.units;
    movement.amountMinor += part.amountMinor;
  }
  const day = (value: Date | undefined) => value?.toISOString().slice(0, 10) ?? null;
  return { sales, returns, from: day(days?.from), to: day(days?.to) };
}

function daysOf(parts: readonly StagedPart[]): FilePlan["days"] {
  if (parts.length === 0) return null;
  return {
    from: new Date(Math.min(...parts.map(({ from }) => from.getTime()))),
    to: new Date(Math.max(...parts.map(({ to }) => to.getTime()))),
  };
}
