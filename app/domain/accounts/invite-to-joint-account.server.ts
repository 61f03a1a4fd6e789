import { findCustomer } from "#app/domain/customers/customers.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { alreadyOpen, type Beginning, beginJointAccount } from "./begin-joint-account.server.ts";
import { type InviteToJointAccount, levelsFrom } from "./joint-account.schema.ts";

/** The vendor invites a partner to work on one of its customers together. */
export async function inviteToJointAccount(
  actor: VendorActor,
  input: InviteToJointAccount,
  at: Date,
): Promise<Beginning> {
  const { customerId, partnerId, message, until } = input;
  try {
    return await withScope(actor, async (tx): Promise<Beginning> => {
      const customer = await findCustomer(tx, customerId);
      if (!customer) return { ok: false, reason: "customer-unknown" };
      const partner = await findPartner(tx, partnerId);
      if (!partner || partner.kind === "supplier") return { ok: false, reason: "partner-unknown" };
      const terms = { customerId, partnerId, title: customer.name, message, until };
      return beginJointAccount(tx, actor, { ...terms, levels: levelsFrom(input) }, at);
    });
  } catch (error) {
    return alreadyOpen(error);
  }
}
