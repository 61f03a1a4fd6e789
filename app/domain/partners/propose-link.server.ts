import type { Actor, PartnerActor, VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { endOf, type LinkParty } from "./link.ts";
import { tellAboutLink } from "./tell-about-link.server.ts";

export type Proposal =
  | { ok: true; linkId: string }
  | { ok: false; reason: "partner-unknown" | "exists" | "not-possible" };

type Ends = { distributorId: string; resellerId: string };

/** The vendor proposes; both partners are asked. */
export const proposeLink = (actor: VendorActor, ends: Ends, at: Date): Promise<Proposal> =>
  guarded(actor, async (tx) => {
    const known = await tx.partner.findMany({
      where: {
        vendorId: tx.vendorId,
        status: { not: "ended" },
        OR: [
          { id: ends.distributorId, kind: "distributor" },
          { id: ends.resellerId, kind: "reseller" },
        ],
      },
      select: { id: true },
    });
    if (known.length !== 2) return { ok: false, reason: "partner-unknown" };
    return begin(tx, actor, "vendor", ends, at);
  });

/**
 * A partner proposes and has thereby accepted for itself. A reseller picks a distributor; a distributor names the
 * reseller by the code that the two of them use, since whom the vendor sells to is not for it to read.
 */
export const proposeOwnLink = (
  actor: PartnerActor,
  other: { id: string } | { code: string },
  at: Date,
): Promise<Proposal> =>
  guarded(actor, async (tx) => {
    const end = endOf(actor.partnerKind);
    if (!end) return { ok: false, reason: "not-possible" };
    const wanted = end === "reseller" ? "distributor" : "reseller";
    if ("id" in other === (end === "distributor")) return { ok: false, reason: "not-possible" };
    const found = await asSystem(tx, actor, (system) =>
      system.partner.findFirst({
        where: { ...other, vendorId: system.vendorId, kind: wanted, status: "active" },
        select: { id: true },
      }),
    );
    if (!found) return { ok: false, reason: "partner-unknown" };
    const ends =
      end === "reseller"
        ? { distributorId: found.id, resellerId: actor.partnerId }
        : { distributorId: actor.partnerId, resellerId: found.id };
    return begin(tx, actor, end, ends, at);
  });

async function guarded(actor: Actor, work: (tx: ScopedTx) => Promise<Proposal>): Promise<Proposal> {
  try {
    return await withScope(actor, work);
  } catch (error) {
    if (!brokeConstraint(error, "partner_link_once")) throw error;
    return { ok: false, reason: "exists" };
  }
}

async function begin(
  tx: ScopedTx,
  actor: Actor,
  proposedBy: LinkParty,
  ends: Ends,
  at: Date,
): Promise<Proposal> {
  const terms = {
    status: "proposed" as const,
    proposedBy,
    sharesDeals: false,
    distributorAcceptedAt: proposedBy === "distributor" ? at : null,
    resellerAcceptedAt: proposedBy === "reseller" ? at : null,
    endedAt: null,
    endedBy: null,
    createdAt: at,
  };
  const { vendorId } = tx;
  const before = await tx.partnerLink.findFirst({
    where: { vendorId, ...ends },
    select: { id: true },
  });
  const linkId = before?.id ?? newId();
  if (before) {
    // Only a link that is over can begin again; what it was stays in the audit trail.
    const { count } = await tx.partnerLink.updateMany({
      where: { vendorId, id: linkId, status: "ended" },
      data: terms,
    });
    if (count === 0) return { ok: false, reason: "exists" };
  } else {
    await tx.partnerLink.createMany({ data: [{ ...terms, ...ends, vendorId, id: linkId }] });
  }
  const subject = { kind: "partner_link", id: linkId };
  await audit(tx, actor, "link.proposed", subject, { by: proposedBy, ...ends });
  await tellAboutLink(tx, actor, { ...ends, id: linkId }, "proposed");
  return { ok: true, linkId };
}
