import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day } from "./plant.ts";
import type { World } from "./world.ts";

/** What stands beside Ada's deal: said, noted, filed, who works on it, and a dispute with a deal of Bob's. */
export async function plantTalk(tx: ScopedTx, world: World) {
  const { vendorId } = tx;
  const { partnerId } = world.ada;
  const deal = await tx.deal.findFirstOrThrow({ where: { vendorId, partnerId } });
  const own = () => ({ vendorId, id: newId(), dealId: deal.id, partnerId });
  const ingrid = { at, personId: world.manager.personId ?? "", authorName: "Ingrid" };
  const ours = { side: "vendor", ...ingrid };
  await tx.dealComment.createMany({ data: [{ ...own(), ...ours, company: "Halden", text: "Hi" }] });
  await tx.dealNote.createMany({ data: [{ ...own(), ...ingrid, text: "Doubtful" }] });
  const content = { name: "quote.pdf", kind: "pdf", bytes: 1, sha256: "0".repeat(64) };
  await tx.dealFile.createMany({ data: [{ ...own(), ...ours, ...content, stream: "shared" }] });
  await tx.dealMember.createMany({
    data: [
      {
        vendorId,
        dealId: deal.id,
        memberId: world.adaAdmin.membershipId ?? "",
        partnerId,
        companyId: partnerId,
        personId: world.adaAdmin.personId ?? "",
        name: "Ada",
        company: "Ada",
        access: "edit",
        addedAt: at,
        addedBy: "Ada",
      },
    ],
  });
  await plantDispute(tx, world, deal.id);
}

async function plantDispute(tx: ScopedTx, world: World, dealId: string) {
  const { vendorId } = tx;
  const { partnerId } = world.ada;
  const secondDealId = await plantRival(tx, world, dealId);
  const disputeId = newId();
  await tx.dispute.createMany({
    data: [
      {
        vendorId,
        id: disputeId,
        firstDealId: dealId,
        firstPartnerId: partnerId,
        secondDealId,
        secondPartnerId: world.bob.partnerId,
        openedAt: at,
        openedBy: "Ingrid",
        reason: "Both were there first",
        dueAt: at,
      },
    ],
  });
  const sideId = newId();
  const asked = { askedAt: at, ask: "Since when?", dueAt: at };
  await tx.disputeSide.createMany({
    data: [{ vendorId, id: sideId, disputeId, dealId, partnerId, ...asked }],
  });
  const proof = { side: "partner", personId: world.ada.personId ?? "", authorName: "Ada" };
  await tx.disputeEvidence.createMany({
    data: [
      {
        ...{ vendorId, id: newId(), sideId, dealId, partnerId },
        ...proof,
        at,
        day,
        statement: "We met them",
      },
    ],
  });
}

/** The same deal once more, Bob's. */
async function plantRival(tx: ScopedTx, world: World, dealId: string): Promise<string> {
  const id = newId();
  await tx.$executeRaw`
    insert into deal
    select (jsonb_populate_record(d, jsonb_build_object(
             'id', ${id}::text, 'number', ${`DR-${id.slice(-8)}`}::text, 'partner_id', ${world.bob.partnerId}::text,
             'owner_id', ${world.bob.membershipId}::text))).*
      from deal d where d.vendor_id = ${tx.vendorId}::int and d.id = ${dealId}::uuid`;
  return id;
}
