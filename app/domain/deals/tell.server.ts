import { type Colleague, colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { notify } from "#app/domain/identity/notifications/notify.server.ts";
import { partnerTerms } from "#app/domain/partners/partners.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { type DealLetter, dealKind } from "./letter.ts";
import { peopleOfTeam } from "./team/people-of-team.server.ts";

/** Tells the vendor's people whom a partner's deals concern: its channel manager, else the administrators. */
export async function tellDesk(
  tx: ScopedTx,
  actor: Actor,
  { partnerId }: { partnerId: string },
  letter: DealLetter,
) {
  const people = await asSystem(tx, actor, async (wide) => {
    const [partner, members] = await Promise.all([partnerTerms(wide, partnerId), staff(wide)]);
    const manager = members.find(({ id }) => id === partner?.managerId);
    return manager ? [manager] : members.filter(({ role }) => role === "vendor_admin");
  });
  await tellPeople(tx, actor, people, letter);
}

/** Tells the owner of a deal and those of its team who hear of everything, else the partner's administrators. */
export async function tellPartner(
  tx: ScopedTx,
  actor: Actor,
  deal: { id: string; partnerId: string; ownerId: string },
  letter: DealLetter,
) {
  const people = await asSystem(tx, actor, (wide) => peopleOfTeam(wide, deal));
  await tellPeople(tx, actor, people, letter);
}

/** Tells one person of a partner, or its administrators when that one works there no more. */
export async function tellMember(
  tx: ScopedTx,
  actor: Actor,
  { partnerId, membershipId }: { partnerId: string; membershipId: string },
  letter: DealLetter,
) {
  const members = await asSystem(tx, actor, (wide) => colleaguesOf(wide, partnerId));
  const one = members.find(({ id }) => id === membershipId);
  const people = one ? [one] : members.filter(({ role }) => role === "partner_admin");
  await tellPeople(tx, actor, people, letter);
}

/** Tells the vendor's administrators: where something is late, whoever is late knows already. */
export async function tellAdministrators(tx: ScopedTx, actor: Actor, letter: DealLetter) {
  const people = await asSystem(tx, actor, staff);
  await tellPeople(
    tx,
    actor,
    people.filter(({ role }) => role === "vendor_admin"),
    letter,
  );
}

/** Tells exactly these people, each in the way they chose. Whom a deal concerns is known by the functions above. */
export async function tellPeople(
  tx: ScopedTx,
  actor: Actor,
  people: readonly Pick<Colleague, "id">[],
  { kind, ...letter }: DealLetter,
) {
  const memberships = people.map(({ id }) => id);
  await notify(tx, actor, memberships, { ...letter, kind: dealKind(kind) });
}
