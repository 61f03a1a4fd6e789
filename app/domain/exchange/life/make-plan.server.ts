import { productsById } from "#app/domain/catalog/products.server.ts";
import { lockInventory, selectKnownStock } from "#app/domain/inventory/staged-stock.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { countStagedEchoes } from "#app/domain/revenue/link-echoes.server.ts";
import { lockSales, selectKnownLines } from "#app/domain/revenue/staged-sales.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { FileKind, Submission } from "../submission.ts";
import { selectFormer } from "./former.store.server.ts";
import type { PartUnits, Plan, Totals } from "./plan.ts";
import { countNewParties, type StagedPart, selectStagedParts } from "./staged.store.server.ts";
import { unusualIn, usualOf } from "./unusual.ts";

const PARTS = 200;

export type FilePlan = { plan: Plan; productIds: string[]; lines: number; lastRow: number };
type FileSubmission = Submission & { kind: FileKind };

/** Works out what applying the staged rows does. Takes the lock under which they are applied. */
export async function makePlan(tx: ScopedTx, submission: FileSubmission): Promise<FilePlan> {
  const { id, kind, partnerId } = submission;
  const { currency } = await findVendor(tx);
  const known = await knownIn(tx, submission, currency);
  const staged = await selectStagedParts(tx, id);
  const lines = staged.reduce((sum, part) => sum + part.rows + part.returnRows, 0);
  const parts = await topParts(tx, staged);
  const totals = totalsOf(staged);
  const former = await selectFormer(tx, submission);
  const [last] = former;
  const plan: Plan = {
    ...{ fresh: lines - known.same - known.changed, changed: known.changed },
    same: known.same + submission.rowsSame,
    refused: submission.rowsRefused,
    ...{ currency, totals, parts },
    newParties: kind === "inventory" ? 0 : await countNewParties(tx, id),
    echoes: kind === "pos" && partnerId ? await countStagedEchoes(tx, partnerId, id) : 0,
    unusual: unusualIn({ totals, parts, stock: kind === "inventory" }, former),
    last: last
      ? { id: last.id, fileName: last.fileName, totals: last.totals, rows: last.rows }
      : null,
    usual: usualOf(former),
    again: false,
  };
  const lastRow = Math.max(0, ...staged.map((part) => part.lastRow));
  return { plan, productIds: staged.map(({ productId }) => productId), lines, lastRow };
}

async function knownIn(
  tx: ScopedTx,
  { id: submissionId, kind, partnerId }: FileSubmission,
  currency: string,
) {
  if (kind === "inventory") {
    if (partnerId === null) throw new Error("An inventory report has a partner");
    await lockInventory(tx, partnerId);
    return selectKnownStock(tx, { submissionId, partnerId });
  }
  await lockSales(tx);
  return selectKnownLines(tx, { submissionId, partnerId, kind }, currency);
}

async function topParts(tx: ScopedTx, staged: readonly StagedPart[]): Promise<PartUnits[]> {
  const most = staged
    .map(({ productId, units, returnUnits }) => ({ productId, units: units + returnUnits }))
    .sort((a, b) => b.units - a.units || (a.productId < b.productId ? -1 : 1))
    .slice(0, PARTS);
  const products = await productsById(
    tx,
    most.map(({ productId }) => productId),
  );
  return most.map((part) => ({ ...part, partNo: products.get(part.productId)?.partNo ?? "" }));
}

function totalsOf(parts: readonly StagedPart[]): Totals {
  const sales = { rows: 0, units: 0, amountMinor: 0n };
  const returns = { rows: 0, units: 0, amountMinor: 0n };
  for (const part of parts) {
    sales.rows += part.rows;
    sales.units += part.units;
    sales.amountMinor += part.amountMinor;
    returns.rows += part.returnRows;
    returns.units += part.returnUnits;
    returns.amountMinor += part.returnMinor;
  }
  const day = (value: Date) => value.toISOString().slice(0, 10);
  return {
    sales,
    returns,
    from: parts.map(({ from }) => day(from)).sort()[0] ?? null,
    to:
      parts
        .map(({ to }) => day(to))
        .sort()
        .at(-1) ?? null,
  };
}
