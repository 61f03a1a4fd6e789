import { type OwnCustomer, ownCustomers } from "#app/domain/customers/own-customers.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { jointCustomers } from "./joint-customers.server.ts";

export type CustomerSuggestion = {
  value: string;
  label: string;
  note?: string;
  /** Fields of a registration that are known with it. */
  fill: Record<string, string>;
};

const MOST = 8;

/**
 * Customers a partner may mean: those it works on together with the vendor, then those it has named itself. Nobody
 * else's are looked at.
 */
export async function suggestCustomers(
  tx: ScopedTx,
  partnerId: string,
  words: string,
): Promise<CustomerSuggestion[]> {
  const joint = await jointCustomers(tx, partnerId, words, MOST);
  const ids = joint.map(({ customerId }) => customerId);
  const written = await ownCustomers(tx, partnerId, { customerIds: ids }, MOST);
  const named = await ownCustomers(tx, partnerId, { words }, MOST);
  const byCustomer = new Map(written.map((own) => [own.customerId, own]));
  const shared = joint.map(({ accountId, customerId, title }) => ({
    value: accountId,
    label: title,
    note: "Joint account",
    fill: fillFrom(byCustomer.get(customerId)),
  }));
  const taken = new Set(ids);
  const own = named
    .filter(({ customerId }) => !taken.has(customerId))
    .map((each) => ({
      value: each.partyId,
      label: each.name,
      note: each.city ?? each.domain ?? undefined,
      fill: fillFrom(each),
    }));
  return [...shared, ...own].slice(0, MOST);
}

function fillFrom(own: OwnCustomer | undefined): Record<string, string> {
  if (!own) return {};
  const { domain, duns, vat, street, postcode, city, country } = own;
  const known = { domain, duns, vat, street, postcode, city, country };
  // What is not known empties what stood there of another customer.
  return Object.fromEntries(Object.entries(known).map(([field, text]) => [field, text ?? ""]));
}
