import { listPartners } from "#app/domain/partners/partners.server.ts";
import { type Actor, systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { VENDOR_FOLDER } from "./drop-layout.ts";

/** In whose name files from this folder are handed over; null where nobody works behind it. */
export async function findSender(vendorId: number, folder: string): Promise<Actor | null> {
  const who = { personId: null, membershipId: null, vendorId };
  if (folder === VENDOR_FOLDER) {
    return {
      ...who,
      name: "SFTP",
      audience: "vendor",
      partnerId: null,
      role: "channel_operations",
    };
  }
  const partners = await withScope(systemActor(vendorId), listPartners);
  // Logins, after which folders are named, are mostly in small letters.
  const partner =
    partners.find(({ code }) => code === folder) ??
    partners.find(({ code }) => code.toLowerCase() === folder.toLowerCase());
  if (partner?.status !== "active") return null;
  return {
    ...who,
    name: `SFTP, ${partner.name}`,
    audience: "partner",
    partnerId: partner.id,
    partnerKind: partner.kind,
    partnerName: partner.name,
    linked: [],
    showing: [],
    role: "operations",
  };
}
