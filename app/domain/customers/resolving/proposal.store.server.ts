import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Evidence } from "../resolve.ts";

export type NewProposal = {
  id: string;
  partyId: string;
  customerId: string;
  score: number;
  evidence: Evidence[];
  ruleVersion: number;
  createdAt: Date;
};

/** What was decided about a pair before, a refusal above all, stands. */
export async function insertProposals(
  tx: ScopedTx,
  proposals: readonly NewProposal[],
): Promise<void> {
  if (proposals.length === 0) return;
  await tx.query(Prisma.sql`
    insert into match_proposal (vendor_id, id, party_id, customer_id, score, evidence, rule_version, created_at)
    select ${tx.vendorId}::int, p.id, p."partyId", p."customerId", p.score, p.evidence, p."ruleVersion", p."createdAt"
      from json_to_recordset(${JSON.stringify(proposals)}::json) as p (
           id uuid, "partyId" uuid, "customerId" uuid, score double precision, evidence jsonb, "ruleVersion" int,
           "createdAt" timestamptz)
    on conflict do nothing`);
}
