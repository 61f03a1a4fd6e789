import { systemActor } from "#app/platform/actor.ts";
import { auditAll, type Deed } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { decimalOf } from "#app/platform/money.ts";
import type { Fields, RecordChange, RecordRoom } from "#app/platform/records/record-room.ts";

/** The prices of one product in one currency are one record; its fields are their first days. */
export const priceRecordKey = (productId: string, currency: string) => `${productId}|${currency}`;

const partsOf = (key: string) => {
  const [productId = "", currency = ""] = key.split("|");
  return { productId, currency };
};

type Row = { productId: string; currency: string; day: string; listMinor: bigint };

export const priceRecords: RecordRoom = {
  async known(tx, keys) {
    const wanted = keys.map(partsOf);
    const rows = await tx.$queryRaw<Row[]>`
      select product_id as "productId", currency::text, valid_from::text as day, list_minor as "listMinor"
        from price
       where vendor_id = ${tx.vendorId}::int and (product_id, currency) in (
             select * from unnest(${wanted.map(({ productId }) => productId)}::uuid[],
                                  ${wanted.map(({ currency }) => currency)}::char(3)[]))
       order by product_id, currency, valid_from for update`;
    const known = new Map<string, Fields>(keys.map((key) => [key, {}]));
    for (const { productId, currency, day, listMinor } of rows) {
      const fields = known.get(priceRecordKey(productId, currency));
      if (fields) fields[day] = decimalOf(listMinor, currency);
    }
    return known;
  },
  write,
  async fixed(tx, at) {
    const today = await vendorDay(tx, at);
    return (_key, day) => (day < today ? `it has held since ${day}` : null);
  },
};

/** The price that would hold on a day if nothing were said of it. */
export function priceBefore(fields: Fields | undefined, day: string): string | null {
  const days = Object.keys(fields ?? {}).filter((each) => each < day);
  const last = days.sort().at(-1);
  return (last && fields?.[last]) ?? null;
}

async function vendorDay(tx: ScopedTx, at: Date): Promise<string> {
  const [row] = await tx.$queryRaw<{ day: string }[]>`
    select (${at}::timestamptz at time zone time_zone)::date::text as day from vendor where vendor_id = ${tx.vendorId}::int`;
  return row?.day ?? "";
}

async function write(tx: ScopedTx, changes: readonly RecordChange[]) {
  const { vendorId } = tx;
  const standing = await priceRecords.known(
    tx,
    changes.map(({ key }) => key),
  );
  const deeds: Deed[] = [];
  const rows = changes.flatMap(({ key, fields }) => {
    const { productId, currency } = partsOf(key);
    return Object.entries(fields).map(([day, price]) => {
      const known = standing.get(key);
      deeds.push({
        action: price === null ? "price.taken_back" : "price.set",
        subject: { kind: "product", id: productId },
        detail: {
          ...{ currency, from_day: day, after: price },
          before: known?.[day] ?? priceBefore(known, day),
        },
      });
      const minor = price === null ? null : price.replace(".", "");
      return { id: newId(), product_id: productId, currency, valid_from: day, list_minor: minor };
    });
  });
  await tx.$executeRaw`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, product_id uuid, currency char(3), valid_from date, list_minor bigint)),
    gone as (
      delete from price p using said s
       where s.list_minor is null and p.vendor_id = ${vendorId}::int and p.product_id = s.product_id
         and p.currency = s.currency and p.valid_from = s.valid_from)
    insert into price (vendor_id, id, product_id, currency, valid_from, list_minor)
    select ${vendorId}::int, id, product_id, currency, valid_from, list_minor from said where list_minor is not null
    on conflict (vendor_id, product_id, currency, valid_from) do update set list_minor = excluded.list_minor`;
  await auditAll(tx, systemActor(vendorId), deeds);
}
