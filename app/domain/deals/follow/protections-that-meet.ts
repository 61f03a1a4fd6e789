import type { Collision } from "#app/domain/customers/decisions/refused.ts";

/** A protection that nobody released, and the customer that it would be for. */
export type Standing = {
  id: string;
  customerId: string;
  /** The customer it is for today. */
  fromId: string;
  familyId: string;
  familyName: string;
  dealId: string;
  dealNumber: string;
  partnerName: string;
  startsAt: Date;
  endsAt: Date;
};

export type Meeting = {
  /** Of one family at one customer, at one time: only one of them can stay. */
  collisions: Collision[];
  /** Those that are over and only stand in the way by their days. */
  over: string[];
};

/** Which of the protections cannot stand beside each other at the customers where they would be. */
export function whatMeets(protections: readonly Standing[], at: Date): Meeting {
  const live = protections.filter(({ endsAt }) => endsAt > at);
  const collisions = groupsOf(live)
    .filter((group) => group.some((one) => group.some((other) => overlap(one, other))))
    .map((group) => ({
      about: group[0]?.familyName ?? "",
      sides: group
        .filter((one) => group.some((other) => overlap(one, other)))
        .map((side) => ({
          id: side.id,
          who: side.partnerName,
          title: side.dealNumber,
          to: `/desk/deals/${side.dealId}`,
          until: side.endsAt,
        })),
    }));
  const over = protections.filter(
    (one) =>
      one.endsAt <= at &&
      protections.some((other) => sameGround(one, other) && overlap(one, other)),
  );
  return { collisions, over: over.map(({ id }) => id) };
}

const sameGround = (one: Standing, other: Standing) =>
  one.customerId === other.customerId && one.familyId === other.familyId;

const overlap = (one: Standing, other: Standing) =>
  one.id !== other.id && one.startsAt < other.endsAt && other.startsAt < one.endsAt;

function groupsOf(protections: readonly Standing[]): Standing[][] {
  const groups = new Map<string, Standing[]>();
  for (const each of protections) {
    const key = `${each.customerId} ${each.familyId}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
