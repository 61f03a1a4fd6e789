import type { PartyWords } from "#app/domain/customers/party.schema.ts";

import { customerOf } from "./customers.ts";

/** A customer as a registration writes it, in full. */
export function wordsOf(key: string): PartyWords & { city: string; country: string } {
  const { name, domain, duns, vat, street, postcode, city, country } = customerOf(key);
  return {
    ...{ name, domain, duns: duns ?? undefined, vat: vat ?? undefined },
    ...{ street, postcode, city, country },
  };
}

export function addressAtCustomer(contact: string, key: string): string {
  const name = contact
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/^Dr\.? /, "")
    .toLowerCase()
    .replaceAll(" ", ".");
  return `${name}@${customerOf(key).domain}`;
}
