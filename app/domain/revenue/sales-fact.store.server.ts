import type { FactKind } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Echo } from "./echo.ts";

/** Parameters of one statement are limited, and so is what is worth planning at once. */
const BATCH = 1_000;

type LiveFact = {
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
