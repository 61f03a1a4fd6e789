import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Submission } from "../submission.ts";
import type { IntakeRule } from "./plan.ts";

type Whose = Pick<Submission, "partnerId" | "kind">;

const usual: IntakeRule = "clean";

/** Which files of this sender and kind are applied without asking anybody. */
export async function ruleFor(tx: ScopedTx, { partnerId, kind }: Whose): Promise<IntakeRule> {
  const found = await tx.intakeSetting.findFirst({
    where: { vendorId: tx.vendorId, partnerId, kind },
    select: { rule: true },
  });
  return found?.rule ?? usual;
}

export async function setRule(
  tx: ScopedTx,
  actor: VendorActor,
  { partnerId, kind }: Whose,
  rule: IntakeRule,
) {
  const { vendorId } = tx;
  const where = { vendorId, partnerId, kind };
  const { count } = await tx.intakeSetting.updateMany({ where, data: { rule } });
  if (count === 0) {
    await tx.intakeSetting.createMany({ data: [{ ...where, id: newId(), rule }] });
  }
  const subject = partnerId
    ? { kind: "partner", id: partnerId }
    : { kind: "vendor", id: String(vendorId) };
  await audit(tx, actor, "intake.rule_changed", subject, { kind, rule });
}
