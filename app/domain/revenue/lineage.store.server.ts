import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { selectRaw } from "#app/platform/files/row-text.server.ts";

import type { Behind } from "./behind-cell.server.ts";
import type { EntryRow, LineageTotals } from "./lineage.ts";
import type { RevenueQuery } from "./revenue-query.schema.ts";
import { amountOf, soldEntries } from "./sold-entries.server.ts";

type Measured = Pick<RevenueQuery, "basis" | "inBase">;

export async function selectLineageTotals(
  tx: ScopedTx,
  { where, times }: Behind,
  basis: Measured,
): Promise<LineageTotals> {
  const [row] = await tx.$queryRaw<LineageTotals[]>`
    select count(distinct e.fact_id)::int as lines, coalesce(sum(e.quantity * ${times}), 0)::float8 as quantity,
           coalesce(sum(${amountOf(basis)} * ${times}), 0)::bigint as "amountMinor"
      from ${soldEntries(tx)} where ${where}`;
  return row ?? { lines: 0, quantity: 0, amountMinor: 0n };
}

/** The first source lines in the order of their days, with their entries. */
export const selectLineageEntries = (
  tx: ScopedTx,
  { where, times }: Behind,
  basis: Measured,
  lines: number,
) =>
  tx.$queryRaw<EntryRow[]>`
    with source as (
      select e.fact_id, min(e.day) as day from ${soldEntries(tx)} where ${where}
       group by e.fact_id order by 2, 1 limit ${lines}
    )
    select e.fact_id as "factId", e.kind, e.channel, e.quantity, (e.quantity * ${times})::int as counted,
           coalesce(${amountOf(basis)} * ${times}, 0)::bigint as "amountMinor", e.street_minor as "streetMinor",
           e.street_currency::text as "streetCurrency", e.net_minor as "netMinor", e.currency::text as currency,
           trim_scale(e.rate)::text as rate,
           e.first_partner_id as "firstPartnerId", e.layer_fact_id as "layerFactId"
      from ${soldEntries(tx)}
     where ${where} and e.fact_id in (select fact_id from source)
     order by e.day, e.fact_id, e.settled_on, e.no`;

const columns = {
  id: true,
  kind: true,
  day: true,
  productId: true,
  quantity: true,
  document: true,
  lineNo: true,
  submissionId: true,
  rowNo: true,
  partnerId: true,
  soldToId: true,
  partyId: true,
  shadowOfId: true,
  dealId: true,
  authorisation: true,
  serials: true,
} satisfies Prisma.RevenueFactSelect;

export type SourceFact = Prisma.RevenueFactGetPayload<{ select: typeof columns }>;

export async function selectSourceFacts(tx: ScopedTx, ids: readonly string[]) {
  const facts = await tx.revenueFact.findMany({
    where: { vendorId: tx.vendorId, id: { in: [...new Set(ids)] } },
    select: columns,
  });
  return new Map(facts.map((fact) => [fact.id, fact]));
}

/** Live lines that echo these. */
export const selectShadows = (tx: ScopedTx, ids: readonly string[]): Promise<SourceFact[]> =>
  tx.revenueFact.findMany({
    where: { vendorId: tx.vendorId, shadowOfId: { in: [...ids] }, supersededAt: null },
    orderBy: [{ day: "asc" }, { id: "asc" }],
    select: columns,
  });

/** Where lines were written: their files by id. */
export async function selectFiles(tx: ScopedTx, submissionIds: readonly string[]) {
  const files = await tx.submission.findMany({
    where: { vendorId: tx.vendorId, id: { in: [...new Set(submissionIds)] } },
    select: { id: true, fileName: true, sha256: true },
  });
  return new Map(files.map((file) => [file.id, file]));
}

export async function selectRawRow(tx: ScopedTx, submissionId: string, rowNo: number) {
  const row = await tx.submissionRow.findUnique({
    where: { vendorId_submissionId_rowNo: { vendorId: tx.vendorId, submissionId, rowNo } },
    select: { raw: true },
  });
  return row?.raw ?? selectRaw(tx, submissionId, rowNo);
}
