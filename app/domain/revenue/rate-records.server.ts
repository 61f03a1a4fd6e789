import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";
import type { Fields, RecordChange, RecordRoom } from "#app/platform/records/record-room.ts";

import { rateCosts } from "./costs/rate-costs.server.ts";
import { booksClosedThrough } from "./open-period.server.ts";

/** The rates of one day from one base are one record; its fields are the currencies. */
export const rateRecordKey = (base: string, day: string) => `${base}|${day}`;

const partsOf = (key: string) => {
  const [base = "", day = ""] = key.split("|");
  return { base, day };
};

/**
 * How much of a currency one of the base is worth on a day. Reports in other currencies are turned into the vendor's by
 * the day's rate, so that rates of closed books stay as they are.
 */
export const rateRecords: RecordRoom = {
  async known(tx, keys) {
    const wanted = keys.map(partsOf);
    const rows = await tx.$queryRaw<
      { base: string; day: string; currency: string; rate: string }[]
    >`
      select base::text, day::text, currency::text, trim_scale(rate)::text as rate from exchange_rate
       where vendor_id = ${tx.vendorId}::int and (base, day) in (
             select * from unnest(${wanted.map(({ base }) => base)}::char(3)[],
                                  ${wanted.map(({ day }) => day)}::date[]))
       order by base, day, currency for update`;
    const known = new Map<string, Fields>(keys.map((key) => [key, {}]));
    for (const { base, day, currency, rate } of rows) {
      const fields = known.get(rateRecordKey(base, day));
      if (fields) fields[currency] = rate;
    }
    return known;
  },
  write,
  async fixed(tx) {
    const closed = (await booksClosedThrough(tx))?.toISOString().slice(0, 10);
    return (key) =>
      closed && partsOf(key).day <= closed ? `the books are closed through ${closed}` : null;
  },
};

async function write(tx: ScopedTx, changes: readonly RecordChange[]) {
  const rows = changes.flatMap(({ key, fields }) =>
    Object.entries(fields).map(([currency, rate]) => ({ ...partsOf(key), currency, rate })),
  );
  await tx.$executeRaw`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(base char(3), day date, currency char(3), rate numeric)),
    gone as (
      delete from exchange_rate e using said s
       where s.rate is null and e.vendor_id = ${tx.vendorId}::int and e.base = s.base and e.day = s.day
         and e.currency = s.currency)
    insert into exchange_rate (vendor_id, base, day, currency, rate)
    select ${tx.vendorId}::int, base, day, currency, rate from said where rate is not null
    on conflict (vendor_id, base, day, currency) do update set rate = excluded.rate`;
  await ratesAreDue(tx, rows);
}

/** What was reported in these currencies since is worth something else. */
async function ratesAreDue(tx: ScopedTx, rows: readonly { currency: string; day: string }[]) {
  const first = rows.map(({ day }) => day).sort()[0];
  if (first === undefined) return;
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  await tx.$executeRaw`
    insert into ledger_due (vendor_id, product_id, from_day, since)
    select ${tx.vendorId}::int, product_id, min(day), now() from revenue_fact
     where vendor_id = ${tx.vendorId}::int and currency = any(${currencies}::char(3)[])
       and day >= ${new Date(first)}::date and superseded_at is null
     group by product_id`;
  await rateCosts(tx, currencies, first);
  const { vendorId } = tx;
  await enqueue(tx, { name: "ledger.allocate" }, { vendorId }, { key: `ledger.rates:${vendorId}` });
}
