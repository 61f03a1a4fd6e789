import { systemActor } from "#app/platform/actor.ts";
import { auditAll, type Deed } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { Fields, RecordChange, RecordRoom } from "#app/platform/records/record-room.ts";

import { Rates } from "../ledger/rates.ts";
import { vendorTerms } from "../ledger/terms.server.ts";
import { selectRates } from "../ledger/work.store.server.ts";
import { baseMicros } from "./base-micros.ts";
import { costFromWords, costInWords } from "./standard-cost.schema.ts";

type Row = { key: string; day: string; micros: bigint; currency: string };

/** The standard costs of one product are one record; its fields are their first days. */
export const standardCostRecords: RecordRoom = {
  async known(tx, keys) {
    const rows = await tx.$queryRaw<Row[]>`
      select product_id as key, valid_from::text as day, cost_micros as micros, currency::text
        from standard_cost
       where vendor_id = ${tx.vendorId}::int and product_id = any(${[...new Set(keys)]}::uuid[])
       order by product_id, valid_from for update`;
    const known = new Map<string, Fields>(keys.map((key) => [key, {}]));
    for (const { key, day, micros, currency } of rows) {
      const fields = known.get(key);
      if (fields) fields[day] = costInWords(micros, currency);
    }
    return known;
  },
  write,
};

/** The cost that would hold on a day if nothing were said of it. */
export function costBefore(fields: Fields | undefined, day: string): string | null {
  const last = Object.keys(fields ?? {})
    .filter((each) => each < day)
    .sort()
    .at(-1);
  return (last && fields?.[last]) ?? null;
}

async function write(tx: ScopedTx, changes: readonly RecordChange[]) {
  const { vendorId } = tx;
  const { currency: base } = await vendorTerms(tx);
  const rates = new Rates(base, await selectRates(tx, base));
  const known = await standardCostRecords.known(
    tx,
    changes.map(({ key }) => key),
  );
  const deeds: Deed[] = [];
  const rows = changes.flatMap(({ key, fields }) =>
    Object.entries(fields).map(([day, said]) => {
      const before = known.get(key)?.[day] ?? costBefore(known.get(key), day);
      deeds.push({
        action: said === null ? "standard_cost.taken_back" : "standard_cost.set",
        subject: { kind: "product", id: key },
        detail: { from_day: day, before, after: said },
      });
      const { micros, currency } = costFromWords(said ?? `0 ${base}`);
      const worth = baseMicros(micros, currency, day, rates);
      return {
        ...{ product_id: key, valid_from: day, gone: said === null, currency },
        ...{ cost_micros: String(micros), base_micros: worth === null ? null : String(worth) },
      };
    }),
  );
  await tx.$executeRaw`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(product_id uuid, valid_from date, gone boolean, currency char(3), cost_micros bigint, base_micros bigint)),
    gone as (
      delete from standard_cost c using said s
       where s.gone and c.vendor_id = ${vendorId}::int and c.product_id = s.product_id
         and c.valid_from = s.valid_from)
    insert into standard_cost (vendor_id, product_id, valid_from, cost_micros, currency, base_micros)
    select ${vendorId}::int, product_id, valid_from, cost_micros, currency, base_micros from said where not gone
    on conflict (vendor_id, product_id, valid_from) do update
       set cost_micros = excluded.cost_micros, currency = excluded.currency, base_micros = excluded.base_micros`;
  await auditAll(tx, systemActor(vendorId), deeds);
}
