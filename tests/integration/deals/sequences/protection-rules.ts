import {
  at,
  countAsOne,
  type DealFact,
  type Facts,
  heldUntil,
  isHeld,
  type ProtectionFact,
} from "./facts.ts";
import type { Stage } from "./stage.ts";

/** No two partners' protections meet in time where they meet in family and customer, ever. */
export function overlapsOfProtections({ setting }: Stage, facts: Facts): string[] {
  const { protections } = facts;
  return protections.flatMap((one, place) =>
    protections.slice(place + 1).flatMap((other) => {
      const sameCustomer = one.customer_id === other.customer_id;
      const samePartner = one.partner_id === other.partner_id;
      const meets =
        one.family_id === other.family_id &&
        (samePartner
          ? sameCustomer
          : countAsOne(facts, one.customer_id, other.customer_id, setting.wholeFamily)) &&
        Math.max(at(one.starts_at), at(other.starts_at)) <
          Math.min(heldUntil(one), heldUntil(other));
      return meets
        ? [`Two protections meet: ${wordsOf(facts, one)} and ${wordsOf(facts, other)}`]
        : [];
    }),
  );
}

const wordsOf = ({ deals }: Facts, each: ProtectionFact): string =>
  `${deals.find(({ id }) => id === each.deal_id)?.number} from ${each.starts_at} to ${each.released_at ?? each.ends_at}`;

/** An approved deal protects families of its own until its end, a won one what it had, any other nothing. */
export function protectionFaults({ now }: Stage, facts: Facts): string[] {
  return facts.deals.flatMap((deal) => {
    const all = facts.protections.filter(({ deal_id }) => deal_id === deal.id);
    const held = all.filter((each) => isHeld(each, now));
    const faults = all.flatMap((each) => eachFault(facts, deal, each));
    const say = (words: string) => faults.push(`${deal.number} (${deal.status}) ${words}`);
    const isOver = !deal.protected_until || at(deal.protected_until) <= now.getTime();
    if (deal.status === "approved" && !isOver) {
      if (held.length === 0) say("is approved and protects nothing");
      for (const { family_id, ends_at, customer_id } of held) {
        if (!deal.families.includes(family_id)) say("protects a family that it does not name");
        if (ends_at !== deal.protected_until) say("protects until another end than its own");
        if (customer_id !== deal.customer_id) say("protects another customer than its own");
      }
    } else if (deal.status !== "won" && held.length > 0) say("still protects");
    return faults;
  });
}

/** While a protection held, its deal was approved or won. */
function eachFault(facts: Facts, deal: DealFact, each: ProtectionFact): string[] {
  const { number } = deal;
  if (each.partner_id !== deal.partner_id) return [`${number} protects for somebody else`];
  const ending = facts.events.find(
    ({ deal_id, kind, at: when }) =>
      deal_id === deal.id &&
      ["lost", "revoked", "expired", "resubmitted"].includes(kind) &&
      at(when) > at(each.starts_at),
  );
  if (ending && heldUntil(each) > at(ending.at)) {
    return [`${number} was ${ending.kind} at ${ending.at} and held on to a protection`];
  }
  const from = facts.events.some(
    ({ deal_id, kind, at: when }) =>
      deal_id === deal.id &&
      (kind === "approved" || kind === "amendment_granted") &&
      at(when) === at(each.starts_at),
  );
  return from ? [] : [`${number} protects since ${each.starts_at}, when nobody approved it`];
}
