import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { changesBetween, editionOf } from "#app/platform/edition.server.ts";

import type { EditPartner } from "./partner.schema.ts";
import { lockPartner, selectRecord } from "./partner.store.server.ts";
import type { PartnerRecord } from "./partner.ts";
import { unknownTerm } from "./partner-choices.server.ts";

export type PartnerEdit =
  | { ok: true }
  | { ok: false; reason: "unknown" | "code-taken" | "tier-unknown" | "manager-unknown" }
  | { ok: false; reason: "changed"; now: PartnerRecord; edition: string };

/** What the vendor keeps of a partner, and which edition of it that is. */
export async function partnerRecord(tx: ScopedTx, id: string) {
  const record = await selectRecord(tx, id);
  return record && { record, edition: editionOf(record) };
}

/** Changes a partner, unless somebody else did since the form was filled. */
export async function editPartner(
  actor: VendorActor,
  id: string,
  { edition, ...wanted }: EditPartner,
): Promise<PartnerEdit> {
  try {
    return await withScope(actor, async (tx) => {
      const held = await lockPartner(tx, id);
      const before = held && (await selectRecord(tx, id));
      if (!before) return { ok: false, reason: "unknown" };
      const standing = editionOf(before);
      if (standing !== edition) {
        return { ok: false, reason: "changed", now: before, edition: standing };
      }
      const wrong = await unknownTerm(tx, wanted, before);
      if (wrong) return { ok: false, reason: wrong };
      const changes = changesBetween(before, wanted);
      if (Object.keys(changes).length === 0) return { ok: true };
      await tx.partner.updateMany({ where: { vendorId: tx.vendorId, id }, data: wanted });
      await audit(tx, actor, "partner.changed", { kind: "partner", id }, changes);
      return { ok: true };
    });
  } catch (error) {
    if (!brokeConstraint(error, "partner_vendor_id_code_key")) throw error;
    return { ok: false, reason: "code-taken" };
  }
}
