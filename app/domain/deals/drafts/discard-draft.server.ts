import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

/** Throws a draft of the partner's away; false when there is none. */
export function discardDraft(actor: PartnerActor, draftId: string): Promise<boolean> {
  return withScope(actor, async (tx) => {
    const removed = await removeDraft(tx, actor, draftId);
    if (removed) {
      await audit(tx, actor, "deal_draft.discarded", { kind: "deal_draft", id: draftId });
    }
    return removed;
  });
}

/** In the caller's transaction: the draft goes when what it became is kept, or not at all. */
export async function removeDraft(
  tx: ScopedTx,
  { partnerId }: Pick<PartnerActor, "partnerId">,
  id: string,
): Promise<boolean> {
  const removed = await tx.query(Prisma.sql`
    delete from deal_draft
     where vendor_id = ${tx.vendorId}::int and id = ${id}::uuid and partner_id = ${partnerId}::uuid
    returning id`);
  return removed.length > 0;
}
