import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { type Product, partKey } from "./product.ts";
import { productsByPart } from "./products.server.ts";

export type PartAlias = {
  id: string;
  /** As the partner writes it. */
  partNo: string;
  productNo: string;
  productName: string;
  /** The file in which it was said. */
  submissionId: string | null;
  fileName: string | null;
  saidBy: string;
  saidAt: Date;
};

/**
 * What a partner calls the vendor's parts, by its own part numbers. Parts that it does not see are left out: what a
 * supplier named once may be another's to supply now.
 */
export async function listAliases(tx: ScopedTx, partnerId: string): Promise<PartAlias[]> {
  const { vendorId } = tx;
  const rows = await tx.partAlias.findMany({
    where: { vendorId, partnerId, product: { vendorId } },
    orderBy: [{ partNo: "asc" }, { id: "asc" }],
    select: {
      id: true,
      partNo: true,
      submissionId: true,
      saidBy: true,
      saidAt: true,
      product: { select: { partNo: true, name: true } },
      submission: { select: { fileName: true } },
    },
  });
  return rows.map(({ product, submission, ...row }) => ({
    ...row,
    productNo: product.partNo,
    productName: product.name,
    fileName: submission?.fileName ?? null,
  }));
}

/**
 * The products in scope by the key of whatever this partner writes for them. The vendor's own part number counts
 * before a partner's.
 */
export async function partsAsWritten(
  tx: ScopedTx,
  partnerId: string | null,
): Promise<Map<string, Product>> {
  const products = await productsByPart(tx);
  if (partnerId === null) return products;
  const aliases = await tx.partAlias.findMany({
    where: { vendorId: tx.vendorId, partnerId },
    select: { partKey: true, productId: true },
  });
  if (aliases.length === 0) return products;
  const byId = new Map([...products.values()].map((product) => [product.id, product]));
  for (const alias of aliases) {
    const product = byId.get(alias.productId);
    if (product && !products.has(alias.partKey)) products.set(alias.partKey, product);
  }
  return products;
}

type Said = { partnerId: string; partNo: string; productNo: string; submissionId?: string };
export type Learnt =
  | { ok: true }
  | { ok: false; reason: "unknown-part" | "own-part" | "no-number" };

/** From now on the partner's number means this product, in whatever it hands over. */
export async function learnAlias(
  tx: ScopedTx,
  actor: Actor,
  { partnerId, partNo, productNo, submissionId }: Said,
  at: Date,
): Promise<Learnt> {
  const key = partKey(partNo);
  if (key === "") return { ok: false, reason: "no-number" };
  const products = await productsByPart(tx);
  const product = products.get(partKey(productNo));
  if (!product) return { ok: false, reason: "unknown-part" };
  if (products.has(key)) return { ok: false, reason: "own-part" };
  const { vendorId } = tx;
  const said = { partNo, productId: product.id, saidBy: actor.name, saidAt: at };
  const from = { submissionId: submissionId ?? null };
  const whose = { vendorId, partnerId, partKey: key };
  const { count } = await tx.partAlias.updateMany({ where: whose, data: { ...said, ...from } });
  if (count === 0) {
    const row = { ...whose, ...said, ...from, id: newId() };
    await tx.partAlias.createMany({ data: [row], skipDuplicates: true });
  }
  const detail = { partNo, means: product.partNo };
  await audit(tx, actor, "part_alias.learnt", { kind: "partner", id: partnerId }, detail);
  return { ok: true };
}

/** False when it is not there, or not the partner's. */
export async function forgetAlias(
  tx: ScopedTx,
  actor: Actor,
  partnerId: string,
  id: string,
): Promise<boolean> {
  const where = { vendorId: tx.vendorId, partnerId, id };
  const found = await tx.partAlias.findFirst({ where, select: { partNo: true } });
  const { count } = await tx.partAlias.deleteMany({ where });
  if (!found || count === 0) return false;
  const detail = { partNo: found.partNo };
  await audit(tx, actor, "part_alias.forgotten", { kind: "partner", id: partnerId }, detail);
  return true;
}
