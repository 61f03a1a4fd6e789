import type { CustomerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { openDealCounts } from "#app/domain/deals/lists/deals-of-customer.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { listCustomers } from "#app/domain/revenue/list-customers.server.ts";
import type { ListedCustomer } from "#app/domain/revenue/ui/customer-table.tsx";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** A page of the list of customers, with what each room knows of them. */
export async function listedCustomers(
  tx: ScopedTx,
  query: CustomerListQuery,
  today: Date,
  size?: number,
) {
  const { currency } = await findVendor(tx);
  const { customers, ...pages } = await listCustomers(tx, query, { today, size });
  const ids = customers.map(({ id }) => id);
  const deals = await openDealCounts(tx, ids);
  const partners = await partnersById(
    tx,
    customers.flatMap(({ partnerIds }) => partnerIds),
  );
  const rows = customers.map(
    (customer): ListedCustomer => ({
      ...customer,
      openDeals: deals.get(customer.id) ?? 0,
      partnerNames: customer.partnerIds.flatMap((id) => partners.get(id)?.name ?? []).sort(),
    }),
  );
  return { ...pages, customers: rows, currency };
}
