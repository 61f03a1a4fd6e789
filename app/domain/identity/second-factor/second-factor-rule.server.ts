import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { SecondFactorRule } from "./second-factor-rule.ts";

/** Of whom the vendor asks a second factor. */
export async function secondFactorRule(tx: ScopedTx): Promise<SecondFactorRule> {
  const { secondFactorFor } = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { secondFactorFor: true },
  });
  return SecondFactorRule.parse(secondFactorFor);
}

/** Whoever has none is led to set one up with the next click. */
export async function setSecondFactorRule(
  tx: ScopedTx,
  actor: VendorActor,
  rule: SecondFactorRule,
): Promise<void> {
  const before = await secondFactorRule(tx);
  if (before === rule) return;
  const { count } = await tx.vendor.updateMany({
    where: { vendorId: tx.vendorId },
    data: { secondFactorFor: rule },
  });
  if (count === 0) throw new Error("Only the vendor's administrator sets this rule");
  const subject = { kind: "vendor", id: String(tx.vendorId) };
  await audit(tx, actor, "vendor.second_factor_rule", subject, { from: before, to: rule });
}
