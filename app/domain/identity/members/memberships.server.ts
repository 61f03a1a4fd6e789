import type { Actor, PartnerKind, PartnerRole, VendorRole } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";

export type MembershipRow = {
  vendor_id: number;
  id: string;
  role: string;
  name: string;
  title: string;
  email: string;
  vendor_name: string;
  vendor_short_name: string;
  partner_id: string | null;
  partner_name: string | null;
  partner_kind: PartnerKind | null;
  linked: string[];
  showing: string[];
  second_factor_required: boolean;
};

/** One place where a person works: at a vendor, or at a partner of a vendor. */
export type Membership = {
  id: string;
  vendorId: number;
  vendorName: string;
  vendorShortName: string;
  partnerName: string | null;
  title: string;
  email: string;
  /** The vendor asks a second factor of everybody in such a place. */
  secondFactorRequired: boolean;
  actor: Actor;
};

/** Every place where a person works today, in the order in which the switcher shows them. */
export async function membershipsOf(personId: string): Promise<Membership[]> {
  const rows = await prisma.$queryRaw<MembershipRow[]>`
    select * from identity.memberships_of(${personId}::uuid)`;
  return rows.map((row) => toMembership(personId, row));
}

export function toMembership(personId: string, row: MembershipRow): Membership {
  return {
    id: row.id,
    vendorId: row.vendor_id,
    vendorName: row.vendor_name,
    vendorShortName: row.vendor_short_name,
    partnerName: row.partner_name,
    title: row.title,
    email: row.email,
    secondFactorRequired: row.second_factor_required,
    actor: toActor(personId, row),
  };
}

function toActor(personId: string, row: MembershipRow): Actor {
  const who = { personId, membershipId: row.id, name: row.name, vendorId: row.vendor_id };
  if (row.partner_id === null || row.partner_kind === null || row.partner_name === null) {
    return { ...who, audience: "vendor", partnerId: null, role: row.role as VendorRole };
  }
  return {
    ...who,
    audience: "partner",
    partnerId: row.partner_id,
    partnerKind: row.partner_kind,
    partnerName: row.partner_name,
    linked: row.linked,
    showing: row.showing,
    role: row.role as PartnerRole,
  };
}
