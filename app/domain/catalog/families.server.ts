import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

export type Family = { id: string; name: string; products: number };

/** The product families by name, with how many products each has. */
export async function listFamilies(tx: ScopedTx): Promise<Family[]> {
  const { vendorId } = tx;
  const rows = await tx.productFamily.findMany({
    where: { vendorId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  const counts = await tx.product.groupBy({ by: ["familyId"], where: { vendorId }, _count: true });
  const of = new Map(counts.map(({ familyId, _count }) => [familyId, _count]));
  return rows.map((row) => ({ ...row, products: of.get(row.id) ?? 0 }));
}

export type FamilyNaming = { ok: true } | { ok: false; reason: "unknown" | "name-taken" };

/** Adds a family, or gives one another name. */
export async function nameFamily(
  actor: VendorActor,
  { familyId, name }: { familyId: string | null; name: string },
): Promise<FamilyNaming> {
  try {
    return await withScope(actor, async (tx) => {
      const { vendorId } = tx;
      if (!familyId) {
        const id = newId();
        await tx.productFamily.createMany({ data: [{ vendorId, id, name }] });
        await audit(tx, actor, "family.added", { kind: "product_family", id }, { name });
        return { ok: true };
      }
      const before = await tx.productFamily.findFirst({
        where: { vendorId, id: familyId },
        select: { name: true },
      });
      if (!before) return { ok: false, reason: "unknown" };
      if (before.name === name) return { ok: true };
      await tx.productFamily.updateMany({ where: { vendorId, id: familyId }, data: { name } });
      const subject = { kind: "product_family", id: familyId };
      await audit(tx, actor, "family.renamed", subject, { from: before.name, to: name });
      return { ok: true };
    });
  } catch (error) {
    if (!brokeConstraint(error, "product_family_vendor_id_name_key")) throw error;
    return { ok: false, reason: "name-taken" };
  }
}
