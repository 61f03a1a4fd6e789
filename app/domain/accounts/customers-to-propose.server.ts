import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { selectAccounts } from "./joint-account.store.server.ts";
import { selectOwnDeals } from "./own-deals.store.server.ts";

/** The customers a partner may propose: those of its own deals, without those it works on already. */
export function customersToPropose(actor: PartnerActor) {
  return withScope(actor, async (tx) => {
    const open = await selectAccounts(tx, ["invited", "active"], "");
    const taken = new Set(open.map(({ customerId }) => customerId));
    const deals = await selectOwnDeals(tx, actor.partnerId);
    const byCustomer = new Map(
      deals
        .filter(({ customerId }) => !taken.has(customerId))
        .map((deal) => [deal.customerId, { dealId: deal.id, name: deal.customerName }]),
    );
    const vendor = await findVendor(tx);
    return {
      vendorName: vendor.shortName,
      customers: [...byCustomer.values()].sort((a, b) => a.name.localeCompare(b.name, "en")),
    };
  });
}
