import { z } from "zod";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { selectStanding } from "./decision.store.server.ts";
import { recordsOf } from "./live-customer.server.ts";
import { DecisionEvidence, type ToldDecision } from "./told-decision.ts";

const MOST = 100;

const columns = {
  id: true,
  no: true,
  kind: true,
  aboutId: true,
  note: true,
  evidence: true,
  byName: true,
  at: true,
  about: { select: { no: true, kind: true, evidence: true } },
} as const;

/** Who decided what of a customer, and of the records that it stands for; the latest first. */
export async function historyOf(
  tx: ScopedTx,
  customerId: string,
  take = MOST,
): Promise<ToldDecision[]> {
  const records = await recordsOf(tx, customerId);
  const touches = await tx.customerTouch.findMany({
    where: { vendorId: tx.vendorId, customerId: { in: records } },
    orderBy: { decisionNo: "desc" },
    take: take * 2,
    select: { decisionId: true },
  });
  const ids = [...new Set(touches.map(({ decisionId }) => decisionId))].slice(0, take);
  return told(tx, { id: { in: ids } }, take);
}

/** The vendor's latest decisions on customers, whoever they were about. */
export const latestDecisions = (tx: ScopedTx, take = MOST) => told(tx, {}, take);

export async function findDecision(tx: ScopedTx, id: string): Promise<ToldDecision | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [decision] = await told(tx, { id: { in: [id] } }, 1);
  return decision ?? null;
}

async function told(tx: ScopedTx, where: { id?: { in: string[] } }, take: number) {
  const rows = await tx.customerDecision.findMany({
    where: { vendorId: tx.vendorId, ...where },
    orderBy: { no: "desc" },
    take,
    select: columns,
  });
  const stands = await selectStanding(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(
    ({ evidence, about, ...row }): ToldDecision => ({
      ...row,
      evidence: DecisionEvidence.parse(evidence),
      about: about && { ...about, evidence: DecisionEvidence.parse(about.evidence) },
      stands: stands.has(row.id),
    }),
  );
}
