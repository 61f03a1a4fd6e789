import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Submission } from "../submission.ts";
import { type PartUnits, Plan, type Totals } from "./plan.ts";
import type { Former } from "./unusual.ts";

const REPORTS = 6;
const columns = { id: true, fileName: true, rowsRead: true, plan: true } as const;

/** The sender's last reports of this kind that were applied, the newest first. */
export async function selectFormer(
  tx: ScopedTx,
  { id, partnerId, kind }: Pick<Submission, "id" | "partnerId" | "kind">,
): Promise<Former[]> {
  const found = await tx.submission.findMany({
    where: {
      vendorId: tx.vendorId,
      partnerId,
      kind,
      status: "applied",
      follows: null,
      id: { not: id },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: REPORTS,
    select: columns,
  });
  const reports: Former[] = [];
  for (const { id: formerId, fileName, rowsRead, plan } of found) {
    const read = Plan.safeParse(plan);
    const totals = read.success ? read.data : await totalsOf(tx, formerId, kind);
    reports.push({ id: formerId, fileName, rows: rowsRead, ...pick(totals) });
  }
  return reports;
}

const pick = ({ totals, parts }: { totals: Totals; parts: PartUnits[] }) => ({ totals, parts });

type Part = {
  productId: string;
  partNo: string;
  units: number;
  sold: number;
  returned: number;
  soldMinor: bigint;
  returnedMinor: bigint;
  rows: number;
  from: string;
  to: string;
};

/** Of a report that was applied before plans were kept. */
async function totalsOf(tx: ScopedTx, submissionId: string, kind: Submission["kind"]) {
  const parts = await partsOf(tx, submissionId, kind);
  const sum = <K extends "sold" | "returned" | "rows">(key: K) =>
    parts.reduce((all, part) => all + part[key], 0);
  const money = (key: "soldMinor" | "returnedMinor") =>
    parts.reduce((all, part) => all + part[key], 0n);
  const days = parts.flatMap(({ from, to }) => [from, to]).sort();
  const totals: Totals = {
    sales: { rows: sum("rows"), units: sum("sold"), amountMinor: money("soldMinor") },
    returns: { rows: 0, units: sum("returned"), amountMinor: money("returnedMinor") },
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
  return { totals, parts };
}

function partsOf(tx: ScopedTx, submissionId: string, kind: Submission["kind"]) {
  if (kind === "forecast") return forecastParts(tx, submissionId);
  return kind === "inventory" ? stockParts(tx, submissionId) : saleParts(tx, submissionId);
}

const forecastParts = (tx: ScopedTx, submissionId: string) => tx.$queryRaw<Part[]>`
  select l.product_id as "productId", p.part_no as "partNo", sum(l.quantity)::float8 as units, count(*)::int as rows,
         sum(l.quantity)::float8 as sold, 0::float8 as returned, 0::bigint as "soldMinor", 0::bigint as "returnedMinor",
         min(l.bucket_start)::text as from,
         (max(l.bucket_start) + interval '1 month' - interval '1 day')::date::text as to
    from forecast f
    join forecast_line l on l.vendor_id = ${tx.vendorId}::int and l.forecast_id = f.id
    join product p on p.vendor_id = ${tx.vendorId}::int and p.id = l.product_id
   where f.vendor_id = ${tx.vendorId}::int and f.submission_id = ${submissionId}::uuid
   group by l.product_id, p.part_no`;

// Added up before products are met: whatever way that is done, lines are read once.
const saleParts = (tx: ScopedTx, submissionId: string) => tx.$queryRaw<Part[]>`
  with line as materialized (
    select f.product_id, sum(f.quantity)::float8 as units, count(*)::int as rows,
           coalesce(sum(f.quantity) filter (where f.quantity > 0), 0)::float8 as sold,
           coalesce(sum(f.quantity) filter (where f.quantity < 0), 0)::float8 as returned,
           coalesce(sum(f.amount_minor) filter (where f.quantity > 0), 0)::bigint as "soldMinor",
           coalesce(sum(f.amount_minor) filter (where f.quantity < 0), 0)::bigint as "returnedMinor",
           min(f.day)::text as from, max(f.day)::text as to
      from revenue_fact f
     where f.vendor_id = ${tx.vendorId}::int and f.submission_id = ${submissionId}::uuid
     group by f.product_id)
  select p.part_no as "partNo", l.product_id as "productId", l.units, l.rows, l.sold, l.returned, l."soldMinor",
         l."returnedMinor", l.from, l.to
    from line l join product p on p.vendor_id = ${tx.vendorId}::int and p.id = l.product_id`;

const stockParts = (tx: ScopedTx, submissionId: string) => tx.$queryRaw<Part[]>`
  with line as materialized (
    select l.product_id, sum(l.on_hand)::float8 as units, count(*)::int as rows,
           min(l.as_of)::text as from, max(l.as_of)::text as to
      from inventory_line l
     where l.vendor_id = ${tx.vendorId}::int and l.submission_id = ${submissionId}::uuid
     group by l.product_id)
  select p.part_no as "partNo", l.product_id as "productId", l.units, l.rows, l.units as sold, 0::float8 as returned,
         0::bigint as "soldMinor", 0::bigint as "returnedMinor", l.from, l.to
    from line l join product p on p.vendor_id = ${tx.vendorId}::int and p.id = l.product_id`;
