import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { Conditions } from "../conditions.ts";
import { type ApprovalChain, ChainSteps } from "./approval-chain.ts";

type Row = Pick<ApprovalChain, "id" | "name" | "apart"> & { conditions: unknown; steps: unknown };

/** The vendor's chains in their order. Vendor's scope. */
export async function listChains(tx: ScopedTx): Promise<ApprovalChain[]> {
  const rows = await tx.query<Row>(Prisma.sql`
    select id, name, conditions, steps, apart from approval_chain
     where vendor_id = ${tx.vendorId}::int order by rank, name`);
  return rows.map((row) => ({
    ...row,
    conditions: Conditions.parse(row.conditions),
    steps: ChainSteps.parse(row.steps),
  }));
}
