import { z } from "zod";

import type { PartnerKind } from "#app/platform/actor.ts";

export const Ids = z.array(z.uuid()).default([]);
export const Minor = z
  .union([z.bigint(), z.number().int(), z.string().regex(/^\d+$/)])
  .transform(BigInt);
const Countries = z.array(z.string().length(2)).default([]);

/** Those who register deals. */
export const registeringKinds = ["distributor", "reseller"] as const;

/** Which deals something is for. What is left empty asks nothing. */
export const Conditions = z.object({
  partnerKinds: z.array(z.enum(registeringKinds)).default([]),
  tierIds: Ids,
  /** Where the partner sits. */
  partnerCountries: Countries,
  /** Where the customer sits. */
  customerCountries: Countries,
  familyIds: Ids,
  /** By currency; deals in a currency that is not named are taken at any size. */
  sizes: z
    .record(
      z.string().length(3),
      z.object({ fromMinor: Minor.nullable(), belowMinor: Minor.nullable() }),
    )
    .default({}),
});
export type Conditions = z.output<typeof Conditions>;

/** What is known of a deal when it is handed in. */
export type DealFacts = {
  partner: { kind: PartnerKind; tierId: string | null; country: string };
  currency: string;
  valueMinor: bigint;
  familyIds: readonly string[];
  productIds: readonly string[];
  customerCountry: string | null;
};

export type Missed =
  | { what: "partner-kind"; kinds: Conditions["partnerKinds"] }
  | { what: "tier"; tierIds: string[] }
  | { what: "partner-country"; countries: string[] }
  | { what: "customer-country"; countries: string[] }
  | { what: "too-small"; fromMinor: bigint; currency: string }
  | { what: "too-large"; belowMinor: bigint; currency: string }
  | { what: "no-family"; familyIds: string[] };

const allows = <T>(list: readonly T[], value: T | null) =>
  list.length === 0 || (value !== null && list.includes(value));

/** What a deal lacks. Of the families, one that is named is enough. */
export function missedBy(conditions: Conditions, facts: DealFacts): Missed[] {
  const { partnerKinds, tierIds, partnerCountries, customerCountries, familyIds } = conditions;
  const { partner, currency, valueMinor } = facts;
  const kind = registeringKinds.find((each) => each === partner.kind) ?? null;
  const missed: Missed[] = [];
  if (!allows(partnerKinds, kind)) missed.push({ what: "partner-kind", kinds: partnerKinds });
  if (!allows(tierIds, partner.tierId)) missed.push({ what: "tier", tierIds });
  if (!allows(partnerCountries, partner.country)) {
    missed.push({ what: "partner-country", countries: partnerCountries });
  }
  if (!allows(customerCountries, facts.customerCountry)) {
    missed.push({ what: "customer-country", countries: customerCountries });
  }
  const { fromMinor = null, belowMinor = null } = conditions.sizes[currency] ?? {};
  if (fromMinor !== null && valueMinor < fromMinor) {
    missed.push({ what: "too-small", fromMinor, currency });
  }
  if (belowMinor !== null && valueMinor >= belowMinor) {
    missed.push({ what: "too-large", belowMinor, currency });
  }
  if (familyIds.length > 0 && !facts.familyIds.some((id) => familyIds.includes(id))) {
    missed.push({ what: "no-family", familyIds });
  }
  return missed;
}
