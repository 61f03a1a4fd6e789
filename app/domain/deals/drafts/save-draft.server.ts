import type { PartnerActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { type DraftForm, type DraftSource, MOST_DRAFTS, titleOf } from "./draft.ts";

export type Saved =
  | { ok: true; version: number; at: Date }
  | { ok: false; reason: "changed"; by: string; at: Date }
  /** Handed in or thrown away in the meantime; or never this partner's, which is the same answer. */
  | { ok: false; reason: "gone" }
  | { ok: false; reason: "too-many" };

type ToSave = {
  draftId: string;
  /** The version the form was filled from; 0 for one that was not kept yet. */
  version: number;
  form: DraftForm;
};

/** Keeps a form as it stands. Two who work on the same draft learn of each other instead of losing words. */
export function saveDraft(
  actor: PartnerActor,
  { draftId: id, version, form }: ToSave,
  now: Date,
): Promise<Saved> {
  return withScope(actor, async (tx) => {
    const [kept] = await tx.$queryRaw<{ version: number; ownerName: string; updatedAt: Date }[]>`
      select version, owner_name as "ownerName", updated_at as "updatedAt"
        from deal_draft
       where vendor_id = ${tx.vendorId}::int and id = ${id}::uuid and partner_id = ${actor.partnerId}::uuid
         for update`;
    if (!kept) {
      if (version > 0) return { ok: false, reason: "gone" };
      return addDraft(tx, actor, { id, form, source: "form" }, now);
    }
    if (kept.version !== version) {
      return { ok: false, reason: "changed", by: kept.ownerName, at: kept.updatedAt };
    }
    await tx.dealDraft.updateMany({
      where: { vendorId: tx.vendorId, id },
      // Whoever wrote last is asked about it.
      data: {
        form,
        title: titleOf(form),
        ...ownerOf(actor),
        updatedAt: now,
        version: { increment: 1 },
      },
    });
    return { ok: true, version: version + 1, at: now };
  });
}

export type NewDraft = {
  id: string;
  form: DraftForm;
  source: DraftSource;
  title?: string;
  note?: string;
};

type Holder = Pick<PartnerActor, "partnerId" | "membershipId" | "name">;

/** Puts a draft down under an id that no deal has. */
export async function addDraft(
  tx: ScopedTx,
  holder: Holder,
  { id, form, source, title, note }: NewDraft,
  now: Date,
): Promise<Saved> {
  const { vendorId } = tx;
  const { partnerId } = holder;
  // A save that was under way when the form was handed in comes too late.
  const handedIn = await tx.deal.count({ where: { vendorId, id } });
  if (handedIn > 0) return { ok: false, reason: "gone" };
  if ((await tx.dealDraft.count({ where: { vendorId, partnerId } })) >= MOST_DRAFTS) {
    return { ok: false, reason: "too-many" };
  }
  const { count } = await tx.dealDraft.createMany({
    data: [
      {
        vendorId,
        id,
        partnerId,
        ...ownerOf(holder),
        source,
        title: title ?? titleOf(form),
        form,
        note,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? { ok: true, version: 1, at: now } : { ok: false, reason: "gone" };
}

function ownerOf({ membershipId, name }: Holder) {
  if (!membershipId) throw new Error("A draft is kept by somebody who works at the partner");
  return { ownerId: membershipId, ownerName: name };
}
