import { listPrices } from "#app/domain/catalog/prices.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { PriceGuide } from "./price-guide.ts";
import type { PriceRule } from "./price-rule.ts";

/** How far reported prices may lie from the list. */
export async function priceRule(tx: ScopedTx): Promise<PriceRule> {
  const { priceTolerance, refusesPrices } = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { priceTolerance: true, refusesPrices: true },
  });
  return { tolerance: priceTolerance, refuses: refusesPrices };
}

/** Holds for the files that are read from now on. */
export async function setPriceRule(tx: ScopedTx, actor: VendorActor, rule: PriceRule) {
  const before = await priceRule(tx);
  const { tolerance, refuses } = rule;
  if (before.tolerance === tolerance && before.refuses === refuses) return;
  await tx.vendor.updateMany({
    where: { vendorId: tx.vendorId },
    data: { priceTolerance: tolerance, refusesPrices: refuses },
  });
  const subject = { kind: "vendor", id: String(tx.vendorId) };
  await audit(tx, actor, "intake.prices_changed", subject, { before, after: rule });
}

export async function priceGuide(tx: ScopedTx, currency: string): Promise<PriceGuide> {
  const { tolerance, refuses } = await priceRule(tx);
  const prices = tolerance === null ? [] : await listPrices(tx, currency);
  return new PriceGuide(prices, currency, tolerance, refuses);
}
