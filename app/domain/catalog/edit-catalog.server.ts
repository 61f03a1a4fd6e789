import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { changesBetween, editionOf } from "#app/platform/edition.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { AddProduct, EditProduct } from "./catalog.schema.ts";
import { partKey } from "./product.ts";
import { productsByPart } from "./products.server.ts";

export type ProductRecord = Omit<EditProduct, "edition">;

type Refusal = { ok: false; reason: "unknown" | "part-taken" | "not-known" };
export type ProductAdding = { ok: true; productId: string } | Refusal;
export type ProductEdit =
  | { ok: true }
  | Refusal
  | { ok: false; reason: "changed"; now: ProductRecord; edition: string };

/** A product as its form shows it, and which edition of it that is. */
export async function productRecord(tx: ScopedTx, id: string) {
  const record = await tx.product.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: {
      ...{ partNo: true, name: true, familyId: true, supplierId: true, active: true },
      ...{ unit: true, packSize: true },
    },
  });
  return record && { record, edition: editionOf(record) };
}

/** Files name parts with more or fewer hyphens, so that two that differ only in those would be one. */
async function isTaken(tx: ScopedTx, partNo: string, own?: string): Promise<boolean> {
  const same = (await productsByPart(tx)).get(partKey(partNo));
  return same !== undefined && same.id !== own;
}

type Named = Pick<AddProduct, "familyId" | "supplierId">;

async function isKnown(tx: ScopedTx, { familyId, supplierId }: Named): Promise<boolean> {
  const { vendorId } = tx;
  const family = await tx.productFamily.count({ where: { vendorId, id: familyId } });
  const supplier = supplierId
    ? await tx.partner.count({ where: { vendorId, id: supplierId, kind: "supplier" } })
    : 1;
  return family + supplier === 2;
}

export const addProduct = (actor: VendorActor, input: AddProduct): Promise<ProductAdding> =>
  guarded(actor, async (tx) => {
    if (!(await isKnown(tx, input))) return { ok: false, reason: "not-known" };
    if (await isTaken(tx, input.partNo)) return { ok: false, reason: "part-taken" };
    const id = newId();
    await tx.product.createMany({ data: [{ ...input, vendorId: tx.vendorId, id }] });
    const { partNo, name } = input;
    await audit(tx, actor, "product.added", { kind: "product", id }, { partNo, name });
    return { ok: true, productId: id };
  });

/** Changes a product, unless somebody else did since the form was filled. What is not sold any more stays known. */
export const editProduct = (
  actor: VendorActor,
  id: string,
  { edition, ...wanted }: EditProduct,
): Promise<ProductEdit> =>
  guarded(actor, async (tx) => {
    await tx.$queryRaw`
      select 1 from product where vendor_id = ${tx.vendorId} and id = ${id}::uuid for update`;
    const before = await productRecord(tx, id);
    if (!before) return { ok: false, reason: "unknown" };
    if (before.edition !== edition) {
      return { ok: false, reason: "changed", now: before.record, edition: before.edition };
    }
    if (!(await isKnown(tx, wanted))) return { ok: false, reason: "not-known" };
    if (await isTaken(tx, wanted.partNo, id)) return { ok: false, reason: "part-taken" };
    const changes = changesBetween(before.record, wanted);
    if (Object.keys(changes).length === 0) return { ok: true };
    await tx.product.updateMany({ where: { vendorId: tx.vendorId, id }, data: wanted });
    await audit(tx, actor, "product.changed", { kind: "product", id }, changes);
    return { ok: true };
  });

async function guarded<T>(
  actor: VendorActor,
  work: (tx: ScopedTx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await withScope(actor, work);
  } catch (error) {
    if (!brokeConstraint(error, "product_vendor_id_part_no_key")) throw error;
    return { ok: false, reason: "part-taken" };
  }
}
