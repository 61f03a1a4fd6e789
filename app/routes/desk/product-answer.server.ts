import { data } from "@remix-run/node";

import type { ProductRecord } from "#app/domain/catalog/edit-catalog.server.ts";
import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { productLabels } from "#app/domain/catalog/ui/product-form.tsx";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { NOTHING } from "#app/ui/format.ts";

/** What can be chosen for a product. */
export async function productChoices(tx: ScopedTx) {
  const partners = await listPartners(tx);
  return {
    families: (await listFamilies(tx)).map(({ id, name }) => ({ id, name })),
    suppliers: partners
      .filter(({ kind }) => kind === "supplier")
      .map(({ id, name }) => ({ id, name })),
  };
}

/** A refused product in the words of its form. */
export function productRefusal(reason: "unknown" | "part-taken" | "not-known") {
  if (reason === "unknown") throw data("Not found", { status: 404 });
  return reason === "part-taken"
    ? { fieldErrors: { partNo: ["Another product has this part number"] } }
    : { formErrors: ["Choose a family and a supplier of the list"] };
}

/** The product as it is now, in the words of the form. */
export async function productNow(tx: ScopedTx, record: ProductRecord) {
  const { families, suppliers } = await productChoices(tx);
  const nameOf = (id: string | null) =>
    [...families, ...suppliers].find((choice) => choice.id === id)?.name ?? NOTHING;
  return [
    { label: productLabels.partNo, value: record.partNo },
    { label: productLabels.name, value: record.name },
    { label: productLabels.familyId, value: nameOf(record.familyId) },
    { label: productLabels.supplierId, value: nameOf(record.supplierId) },
    { label: productLabels.unit, value: record.unit ?? NOTHING },
    { label: productLabels.packSize, value: String(record.packSize ?? NOTHING) },
    { label: productLabels.active, value: record.active ? "Yes" : "No" },
  ];
}
