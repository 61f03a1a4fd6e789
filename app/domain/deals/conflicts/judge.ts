import type { PartyKeys } from "#app/domain/customers/normalise.ts";

import { isOpen } from "../moves.ts";
import { byWeight, type Key, verdictOf } from "./conflict.ts";
import type { Asked, Found, Near } from "./near.ts";
import { isSure, strengthOf, weighKeys } from "./weigh-keys.ts";

/** As many as are kept of one registration; the heaviest. */
const MOST = 40;
/** Of those as many of the partner's own: its own duplicates hide nobody else's. */
const MOST_OWN = 10;

const DAY_MS = 86_400_000;

/** What is near a registration, each with its verdict and evidence, the heaviest first. */
export function judge(asked: Asked, near: Near, now: Date): Found[] {
  const all = [
    ...judgeDeals(asked, near),
    ...judgeEngagements(asked, near, now),
    ...judgeCustomers(asked, near),
  ];
  const own = all.filter(({ verdict }) => verdict === "duplicate").sort(byWeight);
  const others = all.filter(({ verdict }) => verdict !== "duplicate");
  return [...others, ...own.slice(0, MOST_OWN)].sort(byWeight).slice(0, MOST);
}

function found(
  asked: Asked,
  near: Near,
  { keys, theirs = null }: { keys: readonly Key[]; theirs?: PartyKeys | null },
) {
  const evidence = weighKeys(keys, asked.keys, theirs, near.customerName ?? "");
  return { dealId: asked.dealId ?? "", evidence, strength: strengthOf(evidence) };
}

function judgeDeals(asked: Asked, near: Near): Found[] {
  return near.deals.flatMap((other) => {
    const families = other.held ?? other.named;
    // An approved deal keeps others off what it protects, and from nothing else that it names.
    if (!families || (!other.held && !isOpen(other.status))) return [];
    const verdict = verdictOf({
      samePartner: other.partnerId === asked.partnerId,
      sameCustomer: isSure(other.keys),
      isProtected: other.held !== null,
    });
    return [
      {
        ...found(asked, near, other),
        ...{ otherId: other.dealId, otherKind: "deal" as const, verdict },
        ...{ customerId: other.customerId, familyIds: families },
        ...{ from: other.held ? other.from : null, until: other.held ? other.until : null },
      },
    ];
  });
}

function judgeEngagements(asked: Asked, near: Near, now: Date): Found[] {
  return near.engagements.flatMap((engagement) => {
    const from = engagement.from ?? now;
    // Its last day belongs to it.
    const until = engagement.until && new Date(engagement.until.getTime() + DAY_MS);
    if (from > asked.until || (until && until <= now)) return [];
    return [
      {
        ...found(asked, near, engagement),
        ...{ otherId: engagement.id, otherKind: "engagement" as const, verdict: "direct" as const },
        customerId: engagement.customerId,
        familyIds: engagement.familyId ? [engagement.familyId] : [...asked.familyIds],
        ...{ from, until },
      },
    ];
  });
}

const judgeCustomers = (asked: Asked, near: Near): Found[] =>
  near.customers.map((customer) => ({
    ...found(asked, near, customer),
    ...{ otherId: customer.id, otherKind: "customer" as const },
    ...{ verdict: "existing_customer" as const, customerId: customer.id },
    ...{ familyIds: [], from: null, until: null },
  }));

const SEEN_FROM_THERE: Partial<Record<Key, Key>> = { parent: "subsidiary", subsidiary: "parent" };

/**
 * The same meetings as the other registrations that wait see them: when two are handed in at once, the second tells
 * the first.
 */
export function mirrored(asked: Asked, near: Near): Found[] {
  return judgeDeals(asked, near).flatMap((mine) => {
    const other = near.deals.find(({ dealId }) => dealId === mine.otherId);
    if (!other || !asked.dealId || !asked.customerId || !isOpen(other.status)) return [];
    const keys = other.keys.map((key) => SEEN_FROM_THERE[key] ?? key);
    const evidence = weighKeys(keys, other.theirs, asked.keys, near.customerName ?? "");
    const verdict = verdictOf({
      samePartner: other.partnerId === asked.partnerId,
      sameCustomer: isSure(keys),
      isProtected: false,
    });
    return [
      {
        ...mine,
        ...{ dealId: other.dealId, otherId: asked.dealId, customerId: asked.customerId },
        ...{ verdict, evidence, from: null, until: null },
      },
    ];
  });
}
