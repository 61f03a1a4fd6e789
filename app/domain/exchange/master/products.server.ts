import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { partKey } from "#app/domain/catalog/product.ts";
import { productRecords } from "#app/domain/catalog/product-records.server.ts";
import { productsByPart } from "#app/domain/catalog/products.server.ts";
import { ProductWords } from "#app/domain/catalog/record.schema.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { readCount } from "#app/platform/tables/cell.ts";

import { partnerFinder } from "../find-partner.ts";
import type { RowReader } from "../row-reader.ts";
import { cellOf, fieldsSaid, nearestOf, readWords } from "./read-words.ts";
import type { ReadRecord, RecordIntake, Seen } from "./record-intake.ts";

const optionalFields = ["name", "unit", "pack", "status"] as const;

const names: Record<string, string> = {
  ...{ name: "Name", family: "Family", supplier: "Supplier", unit: "Unit", pack: "Pack size" },
  ...{ status: "Status", replacedBy: "Replaced by" },
};

const deedOf: Record<string, string> = {
  name: "renamed",
  family: "in another family",
  supplier: "with another supplier",
  unit: "with other units or packs",
  pack: "with other units or packs",
  replacedBy: "with another successor",
};

const MANY_ENDED = 0.2;
const FEW = 5;

/** The vendor's products by their part numbers. */
export const products: RecordIntake = {
  noun: ["product", "products"],
  byField: false,
  repeated: "Another row has the same part number",
  deferred: (field) => field === "replacedBy",
  unmet: { column: "Replaced by", what: "The part that replaces it is not known" },
  reader,
  room: productRecords,
  fieldName: (field) => names[field] ?? field,
  deeds,
  oddities(counted, rows) {
    const ended = counted.get("ended") ?? 0;
    const many = ended >= FEW && ended > rows * MANY_ENDED;
    return many ? [`Ends ${ended} of the ${rows} products in the file`] : [];
  },
};

function deeds({ verdict, changed }: Seen): string[] {
  if (verdict === "fresh") return ["new"];
  const all = Object.entries(changed).map(([field, value]) => {
    if (field === "status") return value === "ended" ? "ended" : "on sale again";
    return deedOf[field] ?? "changed";
  });
  return [...new Set(all)];
}

async function reader(tx: ScopedTx): Promise<ReadRecord> {
  const known = await productsByPart(tx);
  const families = new Map(
    (await listFamilies(tx)).map(({ name }) => [name.toLowerCase(), name] as const),
  );
  const suppliers = (await listPartners(tx)).filter(({ kind }) => kind === "supplier");
  const { find } = partnerFinder(suppliers);

  const familyOf = (row: RowReader): string | undefined => {
    const text = row.optional("family");
    const family = text && families.get(text.toLowerCase());
    if (text && !family) {
      const near = nearestOf(text, families.values());
      const hint = near ? `The nearest is ${near}` : "Add it under Families first";
      row.refuse("family", { what: "Family not known", hint });
    }
    return family || undefined;
  };

  const supplierOf = (row: RowReader): string | null | undefined => {
    const text = cellOf(row, "supplier");
    if (!text) return text;
    const found = find(text);
    if (found.ok) return found.partner.code;
    row.refuse("supplier", { what: "Supplier not known", hint: "Use a supplier’s code or name" });
    return undefined;
  };

  const packOf = (row: RowReader): number | null | undefined => {
    const text = cellOf(row, "pack");
    return text ? row.parse("pack", text, readCount) : text === null ? null : undefined;
  };

  return (row) => {
    const part = row.required("part");
    const cells = {
      part,
      name: row.optional("name"),
      unit: cellOf(row, "unit"),
      pack: packOf(row),
      status: row.optional("status"),
      replacedBy: cellOf(row, "replacedBy"),
    };
    const [family, supplier] = [familyOf(row), supplierOf(row)];
    const words = part === undefined ? undefined : readWords(row, ProductWords, cells);
    if (!words || part === undefined) return undefined;
    const key = partKey(part);
    if (key === "") row.refuse("part", { what: "Part number has no letter and no digit" });
    const standing = known.get(key);
    if (!standing) {
      if (!words.name) row.refuse("name", { what: "A new product needs a name" });
      if (row.text("family") === "") row.refuse("family", { what: "A new product needs a family" });
    }
    const next = words.replacedBy ? partKey(words.replacedBy) : null;
    if (next === key) row.refuse("replacedBy", { what: "A product does not replace itself" });
    if (row.errors.length > 0) return undefined;
    const fields = {
      ...fieldsSaid(words, cells, optionalFields),
      ...(!standing && { status: words.status ?? "active" }),
      ...(family !== undefined && { family }),
      ...(supplier !== undefined && { supplier }),
      ...(words.replacedBy !== undefined && {
        replacedBy: (next && known.get(next)?.partNo) ?? words.replacedBy,
      }),
    };
    const needs = next && !known.has(next) ? [{ key: next, fields: {} }] : undefined;
    return { lineKey: key, key, title: standing?.partNo ?? words.part, fields, needs };
  };
}
