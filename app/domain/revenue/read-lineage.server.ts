import { partyOf } from "#app/domain/customers/reported-parties.server.ts";
import { dealNumberOf } from "#app/domain/deals/deals-by-number.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { entriesOf, type Shown } from "./behind-cell.server.ts";
import {
  type SourceFact,
  selectFiles,
  selectLineageEntries,
  selectLineageTotals,
  selectRawRow,
  selectShadows,
  selectSourceFacts,
} from "./lineage.store.server.ts";
import type { EntryRow, ShadowLine, SourceLine } from "./lineage.ts";
import type { Cell, RevenueQuery } from "./revenue-query.schema.ts";

export type Lineage = Awaited<ReturnType<typeof readLineage>>;

/** Everything behind one figure: its source lines, their echoes, and one line as it was written. */
export async function readLineage(tx: ScopedTx, query: RevenueQuery, cell: Cell, shown: Shown) {
  const where = entriesOf(tx, query, cell, shown);
  // Stock has no street value, and what is uncovered no vendor net: each is shown at what it has.
  const own = { inBase: false } as const;
  const measured = {
    row: query,
    stock: { ...own, basis: "net" },
    uncovered: { ...own, basis: "street" },
  } as const;
  const totals = await selectLineageTotals(tx, where, measured[cell.kind]);
  const entries = await selectLineageEntries(tx, where, measured[cell.kind], query.show);
  const facts = await selectSourceFacts(
    tx,
    entries.flatMap(({ factId, layerFactId }) => (layerFactId ? [factId, layerFactId] : [factId])),
  );
  const lines = linesOf(entries, facts);
  const shadows = (
    await selectShadows(
      tx,
      lines.map(({ factId }) => factId),
    )
  ).map(shadowOf);
  const files = await selectFiles(
    tx,
    [...lines, ...shadows].map(({ submissionId }) => submissionId),
  );
  const open = [...lines, ...shadows].find(({ factId }) => factId === query.line) ?? lines[0];
  return { totals, lines, shadows, files, open: open ? await asWritten(tx, open) : null };
}

export type OpenLine = Awaited<ReturnType<typeof asWritten>>;

async function asWritten(tx: ScopedTx, line: SourceLine | ShadowLine) {
  const { factId, submissionId, rowNo } = line;
  const raw = await selectRawRow(tx, submissionId, rowNo);
  const party = "partyId" in line && line.partyId ? await partyOf(tx, line.partyId) : null;
  const deal = "dealId" in line && line.dealId ? await dealNumberOf(tx, line.dealId) : null;
  return { factId, submissionId, rowNo, raw, party, deal };
}

function linesOf(entries: readonly EntryRow[], facts: Map<string, SourceFact>): SourceLine[] {
  const lines = new Map<string, SourceLine>();
  for (const entry of entries) {
    const fact = facts.get(entry.factId);
    if (!fact) continue;
    const line = lines.get(fact.id) ?? emptyLine(fact, entry);
    lines.set(fact.id, line);
    line.quantity += entry.counted;
    line.amountMinor += entry.amountMinor;
    line.streetMinor += entry.streetMinor;
    if (entry.kind === "uncovered") line.uncovered += entry.quantity;
    const layer = entry.layerFactId ? facts.get(entry.layerFactId) : null;
    if (layer && entry.kind !== "stock") {
      const { quantity, netMinor, currency, rate } = entry;
      const { id, document, day } = layer;
      line.layers.push({ factId: id, document, day, quantity, netMinor, currency, rate });
    }
  }
  return [...lines.values()];
}

function emptyLine({ id, shadowOfId: _, ...fact }: SourceFact, entry: EntryRow): SourceLine {
  return {
    ...fact,
    factId: id,
    quantity: 0,
    amountMinor: 0n,
    streetMinor: 0n,
    streetCurrency: entry.streetCurrency,
    uncovered: 0,
    channel: entry.channel,
    firstPartnerId: entry.firstPartnerId,
    layers: [],
  };
}

function shadowOf(fact: SourceFact): ShadowLine {
  const { id, shadowOfId, day, productId, quantity, submissionId, rowNo, partnerId, document } =
    fact;
  return {
    factId: id,
    ofFactId: shadowOfId ?? "",
    day,
    productId,
    quantity,
    submissionId,
    rowNo,
    partnerId,
    document,
  };
}
