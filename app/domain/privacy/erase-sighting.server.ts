import { refreshGolden } from "#app/domain/customers/golden/refresh-golden.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { erasedCustomer, erasedEvidence, erasedLock } from "./customer-words.ts";
import { eraseFromPiece, withhold } from "./file-rows.server.ts";
import { erasedColumns, type Row } from "./hits.ts";
import { columnsOf, heldIn } from "./register/register.ts";
import { rewrite, type Sighting } from "./request.store.server.ts";
import { nearTo, type Subject } from "./subject.ts";
import { rowsByKey } from "./window.store.server.ts";

type Outcome = "erased" | "gone" | "changed-meanwhile";

/** Takes a person out of one row. Amounts, days and ids stay as they are, and with them every figure. */
export async function eraseSighting(
  tx: ScopedTx,
  requestId: string,
  sighting: Sighting,
  subject: Subject,
  at: Date,
): Promise<Outcome> {
  const { heldIn: table, key, columns } = sighting;
  if (table === "submission_text") {
    const written = await eraseFromPiece(tx, requestId, key, subject, at);
    return written ? "erased" : "changed-meanwhile";
  }
  const held = heldIn(table);
  const customerId = await customerOf(tx, sighting, subject);
  const [row] = await rowsByKey(tx, held, [key]);
  if (!row) return "gone";
  const masked = erasedColumns(held, row, columns, nearTo(subject, table, row));
  const becomes: Row = {
    ...masked,
    ...(customerId && customerWords(sighting, { ...row, ...masked }, customerId)),
  };
  if (Object.keys(becomes).length === 0) return "gone";
  const was = Object.fromEntries(Object.keys(becomes).map((column) => [column, row[column]]));
  if (table === "audit_entry") becomes.cleared_by = requestId;
  const written = await rewrite(tx, requestId, { heldIn: table, key, was, becomes });
  if (!written) return "changed-meanwhile";
  if (table === "submission_row") await withhold(tx, requestId, String(row.submission_id), at);
  if (table === "reported_party" && customerId) await forgetKeys(tx, String(row.id));
  if (table === "customer" && customerId) await forgetGolden(tx, customerId, at);
  return "erased";
}

/** Whose words a row holds, where that customer is who is erased. */
async function customerOf(tx: ScopedTx, { heldIn: table, key }: Sighting, { customers }: Subject) {
  if (customers.length === 0) return null;
  const where = { vendorId: tx.vendorId, id: String(key.id) };
  const own = { where, select: { customerId: true } } as const;
  const party = { where, select: { party: { select: { customerId: true } } } } as const;
  const ask: Record<string, () => Promise<string | undefined>> = {
    customer: async () => where.id,
    customer_move: async () => String(key.subject_id),
    customer_decision: async () => {
      const moves = { vendorId: tx.vendorId, decisionId: where.id, register: "value" };
      return (await tx.customerMove.findFirst({ where: moves }))?.subjectId;
    },
    reported_party: async () => (await tx.reportedParty.findFirst(own))?.customerId,
    joint_account: async () => (await tx.jointAccount.findFirst(own))?.customerId,
    protection_wait: async () => (await tx.protectionWait.findFirst(own))?.customerId,
    deal: async () => (await tx.deal.findFirst(party))?.party.customerId,
    match_proposal: async () => (await tx.matchProposal.findFirst(party))?.party.customerId,
  };
  const id = await ask[table]?.();
  return id && customers.includes(id) ? id : null;
}

/** What the words of a customer become in one of its rows. */
function customerWords(sighting: Sighting, row: Row, customerId: string): Row {
  if (sighting.heldIn === "customer_move") return erasedLock(row, customerId);
  if (sighting.heldIn === "customer_decision") {
    return { evidence: erasedEvidence(row.evidence, customerId) };
  }
  return erasedCustomer(row, customerColumns(sighting), customerId);
}

/** Of a deal the contact is no customer's; of what matching keeps, everything is. */
function customerColumns({ heldIn: table, columns }: Sighting): string[] {
  if (table === "reported_party" || table === "match_proposal") return columns;
  const own = columnsOf(heldIn(table), "customer");
  return columns.filter((column) => own.includes(column));
}

async function forgetKeys(tx: ScopedTx, partyId: string) {
  await tx.partyKey.deleteMany({ where: { vendorId: tx.vendorId, partyId } });
}

async function forgetGolden(tx: ScopedTx, customerId: string, at: Date) {
  const where = { vendorId: tx.vendorId, customerId };
  await tx.customerIdentifier.deleteMany({ where });
  await tx.customerValue.deleteMany({ where });
  await refreshGolden(tx, [customerId], at);
}
