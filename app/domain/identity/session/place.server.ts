import type { PartnerKind } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The vendor itself, or one of its partners. */
export type WorkPlace = {
  partnerId: string | null;
  kind: PartnerKind | null;
  /** "Bluepeak IT at Halden Instruments". */
  words: string;
};

/** A place as the person in scope may see it; null when there is no such partner for them. */
export async function findPlace(tx: ScopedTx, partnerId: string | null): Promise<WorkPlace | null> {
  const { vendorId } = tx;
  const vendor = await tx.vendor.findUniqueOrThrow({ where: { vendorId }, select: { name: true } });
  if (partnerId === null) return { partnerId, kind: null, words: vendor.name };
  const partner = await tx.partner.findUnique({
    where: { vendorId_id: { vendorId, id: partnerId } },
    select: { kind: true, name: true },
  });
  return partner && { partnerId, kind: partner.kind, words: `${partner.name} at ${vendor.name}` };
}
