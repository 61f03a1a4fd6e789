import { z } from "zod";

import type { Row } from "./hits.ts";

/** What a person is called who was a customer: the same wherever the customer is named. */
export const pseudonymOf = (customerId: string) => `Erased person ${customerId.slice(-6)}`;

/** What the words of a customer become, in whatever table they stand. Its country stays, for the figures by country. */
export function erasedCustomer(row: Row, columns: readonly string[], customerId: string): Row {
  const name = pseudonymOf(customerId);
  const words: Row = {
    ...{ name, customer_name: name, title: name },
    ...{ name_key: name.toLowerCase(), fingerprint: `erased:${String(row.id)}` },
    ...{ street: null, postcode: null, city: null, domain: null, duns: null, vat: null, lei: null },
    ...{ domain_key: null, duns_key: null, vat_key: null, phone: null, evidence: [] },
  };
  return Object.fromEntries(
    columns.filter((column) => column in words).map((column) => [column, words[column]]),
  );
}

const Locked = z.object({ country: z.string().nullish().catch(null) }).catch({ country: null });

/** What a steward locked of such a customer. */
export function erasedLock(row: Row, customerId: string): Row {
  const value = (text: unknown) => {
    if (typeof text !== "string") return null;
    if (row.aspect === "name") return pseudonymOf(customerId);
    const country = Locked.parse(parsed(text)).country ?? null;
    return JSON.stringify({ street: null, postcode: null, city: null, country });
  };
  return { before: value(row.before), after: value(row.after) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the decision about it says it was about. */
export const erasedEvidence = (evidence: unknown, customerId: string): unknown =>
  evidence !== null && typeof evidence === "object" && "value" in evidence
    ? { ...evidence, value: pseudonymOf(customerId) }
    : evidence;
