import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { alreadyOpen, type Beginning, beginJointAccount } from "./begin-joint-account.server.ts";
import { levelsFrom, type ProposeJointAccount } from "./joint-account.schema.ts";
import { selectOwnDeal } from "./own-deals.store.server.ts";

/** A partner proposes to work together on a customer for which it registered a deal; it knows no other. */
export async function proposeJointAccount(
  actor: PartnerActor,
  input: ProposeJointAccount,
  at: Date,
): Promise<Beginning> {
  try {
    return await withScope(actor, async (tx): Promise<Beginning> => {
      const deal = await selectOwnDeal(tx, actor.partnerId, input.dealId);
      if (!deal) return { ok: false, reason: "deal-unknown" };
      const terms = {
        customerId: deal.customerId,
        partnerId: actor.partnerId,
        title: deal.customerName,
        message: input.message,
        until: input.until,
        levels: levelsFrom(input),
      };
      return beginJointAccount(tx, actor, terms, at);
    });
  } catch (error) {
    return alreadyOpen(error);
  }
}
