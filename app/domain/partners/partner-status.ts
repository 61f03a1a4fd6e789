import type { Role } from "#app/platform/actor.ts";

import type { PartnerStatus } from "./partner.ts";

const moves: Record<PartnerStatus, readonly PartnerStatus[]> = {
  active: ["suspended", "ended"],
  suspended: ["active", "ended"],
  ended: ["active"],
};

/** A channel manager suspends and resumes; ending a partner, and undoing that, is an administrator's. */
export function mayMoveStatus(role: Role, from: PartnerStatus, to: PartnerStatus): boolean {
  if (!moves[from].includes(to)) return false;
  const grave = from === "ended" || to === "ended";
  return role === "vendor_admin" || (role === "channel_manager" && !grave);
}
