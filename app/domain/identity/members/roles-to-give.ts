import type { Actor, PartnerKind, PartnerRole, Role, VendorRole } from "#app/platform/actor.ts";

const staffRoles: VendorRole[] = [
  "vendor_admin",
  "channel_manager",
  "channel_operations",
  "finance",
];
// Suppliers plan and deliver; they sell to nobody but the vendor.
const partnerRoles: Record<PartnerKind, PartnerRole[]> = {
  distributor: ["partner_admin", "sales_rep", "operations", "planner"],
  reseller: ["partner_admin", "sales_rep", "operations", "planner"],
  supplier: ["partner_admin", "operations", "planner"],
};

/**
 * The roles that somebody may give and take at the vendor itself (`null`) or at a partner of that kind. Whose
 * partner it is, is row-level security's business.
 */
export function rolesToGive(actor: Pick<Actor, "role">, kind: PartnerKind | null): Role[] {
  const { role } = actor;
  if (kind === null) return role === "vendor_admin" ? staffRoles : [];
  const may = role === "vendor_admin" || role === "channel_manager" || role === "partner_admin";
  return may ? partnerRoles[kind] : [];
}

/** The role without which a place could let nobody in any more. */
export const administratorOf = (partnerId: string | null): Role =>
  partnerId === null ? "vendor_admin" : "partner_admin";
