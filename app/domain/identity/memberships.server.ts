import type { Actor, PartnerKind, PartnerRole, VendorRole } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";

type Row = {
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
  actor: Actor;
};

/** Every place where a person works today, in the order in which the switcher shows them. */
export async function membershipsOf(personId: string): Promise<Membership[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    select * from identity.memberships_of(${personId}::uuid)`;
  return rows.map((row) => ({
    id: row.id,
    vendorId: row.vendor_id,
    vendorName: row.vendor_name,
    vendorShortName: row.vendor_short_name,
    partnerName: row.partner_name,
    title: row.title,
    email: row.email,
    actor: toActor(personId, row),
  }));
}

function toActor(personId: string, row: Row): Actor {
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
