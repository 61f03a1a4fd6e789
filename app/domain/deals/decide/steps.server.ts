import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { PlannedStep } from "#app/domain/programs/approval/planned-steps.ts";
import { standsInFor } from "#app/domain/programs/away/stands-in-for.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealStatus } from "../deal.ts";
import { isOpen } from "../moves.ts";
import { type ApprovalStep, type Claim, mayDecideStep, type StepStatus } from "./steps.ts";

type Row = Omit<ApprovalStep, "status"> & { status: StepStatus; dealStatus: DealStatus };

/**
 * The steps of a deal's approval in their order; none for a deal from before there were any, and none for a partner
 * that is only shown the deal. What is still open of a deal that is over will not be decided any more.
 */
export async function stepsOf(tx: ScopedTx, dealId: string): Promise<ApprovalStep[]> {
  const { vendorId } = tx;
  const rows = await tx.$queryRaw<Row[]>`
    select s.step_no as "stepNo", s.name, s.approver_name as approver, s.approver_id as "approverId",
           s.approver_role::text as "approverRole", s.by_manager as "byManager", s.apart, s.status,
           s.due_at as "dueAt", s.escalated_at as "escalatedAt", s.decided_at as "decidedAt",
           s.decider_id as "deciderId", s.decider_name as "deciderName", s.for_name as "forName", s.overridden,
           e.note, d.status::text as "dealStatus"
      from approval_step s
      join deal d on d.vendor_id = ${vendorId}::int and d.id = s.deal_id
      left join deal_event e on e.vendor_id = ${vendorId}::int and e.id = s.event_id
     where s.vendor_id = ${vendorId}::int and s.deal_id = ${dealId}::uuid
     order by s.step_no`;
  return rows.map(({ dealStatus, ...step }) => {
    const isLeft = step.status === "waiting" || step.status === "current";
    return isLeft && !isOpen(dealStatus) ? { ...step, status: "skipped" } : step;
  });
}

/**
 * Settles who decides a deal that is handed in; handed in again, it begins anew. The portal alone may: pass the
 * transaction of `asSystem`.
 */
export async function freezeSteps(
  wide: ScopedTx,
  deal: { id: string; partnerId: string },
  steps: readonly PlannedStep[],
) {
  const { vendorId } = wide;
  const rows = steps.map(({ approver, ...step }) => ({
    ...step,
    vendorId,
    dealId: deal.id,
    partnerId: deal.partnerId,
    approverName: approver,
    status: step.stepNo === 1 ? "current" : "waiting",
  }));
  await Promise.all([
    wide.query(Prisma.sql`
      delete from approval_step where vendor_id = ${vendorId}::int and deal_id = ${deal.id}::uuid`),
    wide.query(insertInto("approvalStep", rows)),
  ]);
}

/** The steps of a deal, and as whom somebody of the vendor may decide the current one now. */
export async function stepsAndClaim(
  tx: ScopedTx,
  actor: VendorActor,
  deal: { id: string; partnerId: string },
  now: Date,
): Promise<{ steps: ApprovalStep[]; claim: Claim | null }> {
  const [steps, partner, absent] = await Promise.all([
    stepsOf(tx, deal.id),
    findPartner(tx, deal.partnerId),
    standsInFor(tx, actor, now),
  ]);
  const circumstances = { managerId: partner?.managerId ?? null, standsInFor: absent };
  return { steps, claim: mayDecideStep(actor, steps, circumstances) };
}
