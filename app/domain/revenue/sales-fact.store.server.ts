import { Prisma } from "#app/platform/db/generated/client.ts";
import type { FactKind } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { ECHO_DAYS, type Echo, type EchoLine } from "./echo.ts";

const DAY_MS = 86_400_000;
/** Parameters of one statement are limited, and so is what is worth planning at once. */
const BATCH = 1_000;

export type LiveFact = {
  id: string;
  lineKey: string;
  submissionId: string;
  rowNo: number;
  partnerId: string | null;
  soldToId: string | null;
  partyId: string | null;
  day: Date;
  quantity: number;
  unitMicros: bigint;
  amountMinor: bigint;
  currency: string;
};

/** Applying sales of a vendor happens one file after the other: lines of two files may be the same sale. */
export async function lockSales(tx: ScopedTx) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('sales'), ${tx.vendorId}::int)`;
}

/** The live facts of these lines, by their keys. */
export async function selectLiveFacts(tx: ScopedTx, keys: readonly string[]) {
  const facts = await tx.$queryRaw<LiveFact[]>`
    select id, line_key as "lineKey", submission_id as "submissionId", row_no as "rowNo",
           partner_id as "partnerId", sold_to_id as "soldToId", party_id as "partyId", day, quantity,
           unit_micros as "unitMicros", amount_minor as "amountMinor", currency
      from revenue_fact
     where vendor_id = ${tx.vendorId} and superseded_at is null and line_key = any(${keys}::text[])`;
  return new Map(facts.map((fact) => [fact.lineKey, fact]));
}

/** Takes lines out of the truth; what echoed them stands for itself again. */
export async function supersedeFacts(tx: ScopedTx, ids: readonly string[], at: Date) {
  const { vendorId } = tx;
  for (const gone of batches(ids)) {
    await tx.revenueFact.updateMany({
      where: { vendorId, id: { in: gone } },
      data: { supersededAt: at },
    });
    await tx.revenueFact.updateMany({
      where: { vendorId, shadowOfId: { in: gone }, supersededAt: null },
      data: { shadowOfId: null },
    });
  }
}

export type NewFact = LiveFact & {
  kind: FactKind;
  productId: string;
  branch: string;
  document: string;
  lineNo: string;
  createdAt: Date;
};

/** All of them in one statement: row by row, a large file would take minutes. */
export async function insertFacts(tx: ScopedTx, facts: readonly NewFact[]) {
  if (facts.length === 0) return;
  const rows = JSON.stringify(facts, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  const added = await tx.$executeRaw`
    insert into revenue_fact (vendor_id, id, kind, partner_id, sold_to_id, party_id, product_id, day, quantity,
           unit_micros, amount_minor, currency, branch, document, line_no, line_key, submission_id, row_no, created_at)
    select ${tx.vendorId}::int, r.id, r.kind, r."partnerId", r."soldToId", r."partyId", r."productId", r.day::date,
           r.quantity, r."unitMicros", r."amountMinor", r.currency, r.branch, r.document, r."lineNo", r."lineKey",
           r."submissionId", r."rowNo", r."createdAt"
      from json_to_recordset(${rows}::json) as r (
           id uuid, kind fact_kind, "partnerId" uuid, "soldToId" uuid, "partyId" uuid, "productId" uuid, day text,
           quantity int, "unitMicros" bigint, "amountMinor" bigint, currency text, branch text, document text,
           "lineNo" text, "lineKey" text, "submissionId" uuid, "rowNo" int, "createdAt" timestamptz)
    on conflict do nothing`;
  // The conflict clause is what a distributed database asks for; a line that is live already is a fault here.
  if (added !== facts.length) throw new Error(`${added} of ${facts.length} facts were new`);
}

type Sought = Omit<EchoLine, "id" | "resellerId">;

/**
 * Live lines of these reporters that may tell of one of the sales sought and are in no pair yet. `resellerId` is the
 * reporter for a reseller's lines and the reseller sold to for a distributor's.
 */
export async function selectUnpaired(
  tx: ScopedTx,
  reporters: readonly string[],
  side: "reseller" | "distributor",
  sought: readonly Sought[],
): Promise<EchoLine[]> {
  if (reporters.length === 0 || sought.length === 0) return [];
  const days = sought.map((line) => line.day.getTime());
  const from = new Date(Math.min(...days) - ECHO_DAYS * DAY_MS);
  const to = new Date(Math.max(...days) + ECHO_DAYS * DAY_MS);
  const distinct = (field: "productId" | "customerId" | "document") => [
    ...new Set(sought.map((line) => line[field])),
  ];
  const reseller = side === "reseller" ? Prisma.sql`f.partner_id` : Prisma.sql`f.sold_to_id`;
  return tx.$queryRaw<EchoLine[]>`
    select f.id, f.product_id as "productId", p.customer_id as "customerId", f.quantity, f.day, f.document,
           ${reseller} as "resellerId"
      from revenue_fact f
      join reported_party p on p.vendor_id = ${tx.vendorId} and p.id = f.party_id
     where f.vendor_id = ${tx.vendorId} and f.kind = 'sell_through' and f.superseded_at is null
       and f.shadow_of_id is null
       and f.partner_id = any(${reporters}::uuid[])
       and f.product_id = any(${distinct("productId")}::uuid[])
       and p.customer_id = any(${distinct("customerId")}::uuid[])
       and (f.day between ${from}::date and ${to}::date
            or upper(f.document) = any(${distinct("document").map((word) => word.toUpperCase())}::text[]))
       and not exists (
         select from revenue_fact e
          where e.vendor_id = ${tx.vendorId} and e.shadow_of_id = f.id and e.superseded_at is null)`;
}

export async function linkEchoes(tx: ScopedTx, echoes: readonly Echo[]) {
  for (const batch of batches(echoes)) {
    await tx.$executeRaw`
      update revenue_fact f set shadow_of_id = e.shadow_of_id
        from unnest(${batch.map((echo) => echo.lineId)}::uuid[],
                    ${batch.map((echo) => echo.shadowOfId)}::uuid[]) as e (id, shadow_of_id)
       where f.vendor_id = ${tx.vendorId} and f.id = e.id`;
  }
}

/** Partners with a live link to this one, on the side asked for. */
export async function selectLinked(tx: ScopedTx, partnerId: string) {
  const links = await tx.partnerLink.findMany({
    where: {
      vendorId: tx.vendorId,
      status: "live",
      OR: [{ distributorId: partnerId }, { resellerId: partnerId }],
    },
    select: { distributorId: true, resellerId: true },
  });
  return {
    distributors: links.map((link) => link.distributorId).filter((id) => id !== partnerId),
    resellers: links.map((link) => link.resellerId).filter((id) => id !== partnerId),
  };
}

function batches<T>(items: readonly T[]): T[][] {
  const list: T[][] = [];
  for (let from = 0; from < items.length; from += BATCH) list.push(items.slice(from, from + BATCH));
  return list;
}
