import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import type { Actor, PartnerActor, VendorActor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";

/** The demo's people as they act, by address and where they act for. */
export type Cast = {
  vendor(email: string): VendorActor;
  /** Somebody at a partner; its name is only needed for who works at two. */
  partner(email: string, partnerName?: string): PartnerActor;
};

export async function castOf(emails: readonly string[], vendorId: number): Promise<Cast> {
  const people = await prisma.person.findMany({ where: { email: { in: [...emails] } } });
  const roles = new Map<string, Actor[]>();
  for (const { id, email } of people) {
    roles.set(
      email,
      (await membershipsOf(id))
        .map(({ actor }) => actor)
        .filter((actor) => actor.vendorId === vendorId),
    );
  }
  const find = <A extends Actor>(email: string, fits: (actor: Actor) => actor is A): A => {
    const actor = roles.get(email)?.find(fits);
    if (!actor) throw new Error(`${email} has no such role`);
    return actor;
  };
  return {
    vendor: (email) => find(email, (actor) => actor.audience === "vendor"),
    partner: (email, name) =>
      find(
        email,
        (actor): actor is PartnerActor =>
          actor.audience === "partner" && (name === undefined || actor.partnerName === name),
      ),
  };
}
