import { findPartner } from "#app/domain/partners/partners.server.ts";
import { termsGround } from "#app/domain/programs/terms.server.ts";
import { settleTerms } from "#app/domain/programs/terms.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { freezeSteps } from "../decide/steps.server.ts";
import { findDeal } from "../find-deal.server.ts";

/**
 * Lets the decision of a deal begin anew under the rules it was registered under: who decides, and until when, as if it
 * had been handed in now with the terms that it has by now. Answers with its deadline.
 */
export async function decideAnew(
  tx: ScopedTx,
  actor: Actor,
  dealId: string,
  now: Date,
): Promise<Date | null> {
  return asSystem(tx, actor, async (wide) => {
    const deal = await findDeal(wide, dealId);
    const partner = deal && (await findPartner(wide, deal.partnerId));
    if (!deal || !partner) return null;
    const program = {
      ...{ programId: "", programVersionId: deal.programVersionId },
      ...{ name: deal.programName, version: deal.programVersion, rules: deal.rules },
    };
    const facts = {
      partner,
      currency: deal.currency,
      valueMinor: deal.valueMinor,
      familyIds: deal.lines.map(({ familyId }) => familyId),
      productIds: deal.lines.map(({ productId }) => productId),
      customerCountry: deal.customer.country,
    };
    const ground = await termsGround(wide, partner, now);
    const settled = settleTerms({ ...ground, programs: [program] }, facts, now);
    if (!settled.ok) return null;
    const { steps, decideBy } = settled.terms;
    await freezeSteps(wide, deal, steps);
    await wide.deal.updateMany({
      where: { vendorId: wide.vendorId, id: dealId },
      data: { decideBy },
    });
    return decideBy;
  });
}
