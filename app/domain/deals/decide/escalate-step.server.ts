import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { addEvent, lockDeal } from "../deal.store.server.ts";
import { isOpen } from "../moves.ts";
import { tellAdministrators } from "../tell.server.ts";
import { escalatedLetter } from "../ui/step-letters.ts";

/** The deals of which a step is so late that the administrators take it over. A question to the partner stops the clock. */
export async function stepsToEscalate(
  tx: ScopedTx,
  now: Date,
  most: number,
): Promise<{ dealId: string; stepNo: number }[]> {
  const { vendorId } = tx;
  return tx.$queryRaw<{ dealId: string; stepNo: number }[]>`
    select s.deal_id as "dealId", s.step_no as "stepNo"
      from approval_step s
      join deal d on d.vendor_id = ${vendorId}::int and d.id = s.deal_id
     where s.vendor_id = ${vendorId}::int and s.status = 'current' and s.escalated_at is null
       and s.escalate_at <= ${now}::timestamptz and d.status in ('submitted', 'in_review')
     order by s.escalate_at, s.deal_id
     limit ${most}`;
}

/** Hands a late step to the administrators, once; its approver may still decide it. False when there was nothing to do. */
export function escalateStep(
  vendorId: number,
  { dealId, stepNo }: { dealId: string; stepNo: number },
  now: Date,
): Promise<boolean> {
  const actor = systemActor(vendorId);
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal || !isOpen(deal.status) || deal.status === "info_requested") return false;
    const late = { vendorId, dealId, stepNo, status: "current", escalatedAt: null };
    const step = await tx.approvalStep.findFirst({
      where: { ...late, escalateAt: { lte: now } },
      select: { name: true, approverName: true, dueAt: true },
    });
    if (!step) return false;
    await tx.approvalStep.updateMany({ where: late, data: { escalatedAt: now } });
    const { name, approverName: approver, dueAt } = step;
    const note = `${name} was due with ${approver}`;
    await addEvent(tx, actor, deal, { kind: "escalated", at: now, note, internal: true });
    const subject = { kind: "deal", id: dealId };
    await audit(tx, actor, "deal.step_escalated", subject, { step: name, approver });
    const { timeZone } = await findVendor(tx);
    await tellAdministrators(
      tx,
      actor,
      escalatedLetter({ ...deal, step: name, approver, dueAt }, timeZone),
    );
    return true;
  });
}
