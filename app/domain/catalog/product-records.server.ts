import { systemActor } from "#app/platform/actor.ts";
import { auditAll, type Deed } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import {
  type Standing,
  standingInWords,
  whatStandsOn,
} from "#app/platform/db/what-stands-on.server.ts";
import { changesBetween } from "#app/platform/edition.server.ts";
import { newId } from "#app/platform/id.server.ts";
import {
  type Fields,
  type RecordChange,
  RecordOutdated,
  type RecordRoom,
} from "#app/platform/records/record-room.ts";

import { partKey } from "./product.ts";

type Row = {
  id: string;
  partNo: string;
  name: string;
  family: string;
  supplier: string | null;
  unit: string | null;
  pack: number | null;
  active: boolean;
  replacedBy: string | null;
};

/** Products by the key of their part number, in fields as a file has them. */
export const productRecords: RecordRoom = {
  async known(tx, keys) {
    const ids = await idsByKey(tx);
    const wanted = keys.flatMap((key) => ids.get(key) ?? []);
    const rows = await tx.$queryRaw<Row[]>`
      select p.id, p.part_no as "partNo", p.name, f.name as family, s.code as supplier, p.unit, p.pack_size as pack,
             p.active, r.part_no as "replacedBy"
        from product p
        join product_family f on f.vendor_id = ${tx.vendorId}::int and f.id = p.family_id
        left join partner s on s.vendor_id = ${tx.vendorId}::int and s.id = p.supplier_id
        left join product r on r.vendor_id = ${tx.vendorId}::int and r.id = p.replaced_by_id
       where p.vendor_id = ${tx.vendorId}::int and p.id = any(${wanted}::uuid[])
       order by p.id for update of p`;
    return new Map(rows.map((row) => [partKey(row.partNo), fieldsOf(row)]));
  },
  write,
  async standing(tx, keys) {
    const ids = await idsByKey(tx);
    const more = [{ table: "revenue_fact", column: "product_id" }];
    const wanted = keys.flatMap((key) => ids.get(key) ?? []);
    const found = await whatStandsOn(tx, "product", wanted, {
      more,
      except: ["product", "ledger_entry"],
    });
    const words = standingInWords([...found, ...(await replacedBy(tx, wanted))], names);
    return new Map(
      keys.flatMap((key) => {
        const said = words.get(ids.get(key) ?? "");
        return said ? [[key, said] as const] : [];
      }),
    );
  },
  async remove(tx, keys) {
    const ids = await idsByKey(tx);
    const gone = keys.flatMap((key) => ids.get(key) ?? []);
    const rows = await tx.product.findMany({
      where: { vendorId: tx.vendorId, id: { in: gone } },
      select: { id: true, partNo: true, name: true },
    });
    // One of them may name another.
    await tx.product.updateMany({
      where: { vendorId: tx.vendorId, id: { in: gone } },
      data: { replacedById: null },
    });
    await tx.product.deleteMany({ where: { vendorId: tx.vendorId, id: { in: gone } } });
    const deeds = rows.map(({ id, ...detail }) => ({
      action: "product.taken_back",
      subject: { kind: "product", id },
      detail,
    }));
    await auditAll(tx, systemActor(tx.vendorId), deeds);
  },
};

/** Products that name any of these as what is sold in their place, but for these themselves. */
const replacedBy = (tx: ScopedTx, ids: readonly string[]) => tx.$queryRaw<Standing[]>`
  select replaced_by_id as id, 'product' as "table", count(*)::int as rows from product
   where vendor_id = ${tx.vendorId}::int and replaced_by_id = any(${[...ids]}::uuid[])
     and id <> all(${[...ids]}::uuid[])
   group by 1`;

const names = {
  revenue_fact: ["sales line", "sales lines"],
  price: ["price", "prices"],
  deal_line: ["line of a deal", "lines of deals"],
  inventory_line: ["stock line", "stock lines"],
  forecast_line: ["forecast line", "forecast lines"],
  part_alias: ["name of a partner’s for it", "names of partners’ for it"],
  product: ["product that it replaces", "products that it replaces"],
} as const;

const fieldsOf = ({ name, family, supplier, unit, pack, active, replacedBy }: Row): Fields => ({
  ...{ name, family, supplier, unit, replacedBy },
  pack: pack === null ? null : String(pack),
  status: active ? "active" : "ended",
});

/** Thousands at most, so that all are held at once. */
async function idsByKey(tx: ScopedTx): Promise<Map<string, string>> {
  const rows = await tx.product.findMany({
    where: { vendorId: tx.vendorId },
    select: { id: true, partNo: true },
  });
  return new Map(rows.map(({ id, partNo }) => [partKey(partNo), id]));
}

async function write(tx: ScopedTx, changes: readonly RecordChange[]) {
  const { vendorId } = tx;
  const standing = await productRecords.known(
    tx,
    changes.map(({ key }) => key),
  );
  const ids = await idsByKey(tx);
  const families = await tx.productFamily.findMany({
    where: { vendorId },
    select: { id: true, name: true },
  });
  const suppliers = await tx.partner.findMany({
    where: { vendorId, kind: "supplier" },
    select: { id: true, code: true },
  });
  const familyIds = new Map(families.map(({ id, name }) => [name, id]));
  const supplierIds = new Map(suppliers.map(({ id, code }) => [code, id]));
  const idIn = (map: ReadonlyMap<string, string>, name: string | null | undefined) => {
    if (!name) return null;
    const id = map.get(name);
    if (!id) throw new RecordOutdated(`${name} is not known any more`);
    return id;
  };
  const deeds: Deed[] = [];
  const rows = changes.map(({ key, title, fresh, fields }) => {
    const before = standing.get(key) ?? {};
    const after = { ...before, ...fields };
    const id = fresh ? newId() : (ids.get(key) ?? "");
    const subject = { kind: "product", id };
    const noted = { partNo: title, name: after.name ?? "" };
    const detail = fresh ? noted : changesBetween(before, after);
    deeds.push({ action: fresh ? "product.added" : "product.changed", subject, detail });
    return {
      ...{ id, part_no: title, name: after.name, unit: after.unit ?? null, fresh },
      family_id: idIn(familyIds, after.family),
      supplier_id: idIn(supplierIds, after.supplier),
      pack_size: after.pack ? Number(after.pack) : null,
      active: after.status !== "ended",
      replaced_by_id: idIn(ids, after.replacedBy && partKey(after.replacedBy)),
    };
  });
  await tx.$executeRaw`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, part_no text, name text, unit text,
        fresh boolean, family_id uuid, supplier_id uuid, pack_size int, active boolean, replaced_by_id uuid)),
    added as (
      insert into product (vendor_id, id, part_no, name, unit, family_id, supplier_id, pack_size, active, replaced_by_id)
      select ${vendorId}::int, id, part_no, name, unit, family_id, supplier_id, pack_size, active, replaced_by_id
        from said where fresh)
    update product p
       set name = s.name, unit = s.unit, family_id = s.family_id, supplier_id = s.supplier_id,
           pack_size = s.pack_size, active = s.active, replaced_by_id = s.replaced_by_id
      from said s where not s.fresh and p.vendor_id = ${vendorId}::int and p.id = s.id`;
  await auditAll(tx, systemActor(vendorId), deeds);
}
