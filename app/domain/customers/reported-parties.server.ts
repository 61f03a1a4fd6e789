import { z } from "zod";

import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { keysOf, type PartyKeys } from "./normalise.ts";
import type { Evidence } from "./resolve.ts";

const columns = {
  id: true,
  partnerId: true,
  name: true,
  domain: true,
  duns: true,
  vat: true,
  street: true,
  postcode: true,
  city: true,
  country: true,
  customerId: true,
  method: true,
  ruleVersion: true,
  score: true,
  evidence: true,
  decidedBy: true,
  createdAt: true,
  customer: { select: { name: true } },
} satisfies Prisma.ReportedPartySelect;

type Row = Prisma.ReportedPartyGetPayload<{ select: typeof columns }>;

/** A customer as one source wrote it, and why it is the customer it is. */
export type ReportedParty = Omit<Row, "evidence" | "customer"> & {
  customerName: string;
  keys: PartyKeys;
  evidence: Evidence[];
};

const StoredEvidence = z
  .array(z.object({ key: z.string(), value: z.string(), weight: z.number() }))
  .catch([]);

const toParty = ({ customer, evidence, ...row }: Row): ReportedParty => ({
  ...row,
  customerName: customer.name,
  keys: keysOf(row),
  evidence: StoredEvidence.parse(evidence),
});

export async function partyOf(tx: ScopedTx, id: string): Promise<ReportedParty | null> {
  const row = await tx.reportedParty.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: columns,
  });
  return row && toParty(row);
}

const MOST = 200;

/** Every way a customer was written, the newest first. */
export async function partiesOfCustomer(tx: ScopedTx, customerId: string) {
  const rows = await tx.reportedParty.findMany({
    where: { vendorId: tx.vendorId, customerId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: columns,
  });
  return rows.map(toParty);
}
