import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { Rates } from "../ledger/rates.ts";
import { vendorTerms } from "../ledger/terms.server.ts";
import { selectRates } from "../ledger/work.store.server.ts";
import { baseMicros } from "./base-micros.ts";
import { shareLater } from "./share-job.server.ts";

/** Costs in these currencies, from a day on, at the rates as they are now. Those of closed books keep theirs. */
export async function rateCosts(tx: ScopedTx, currencies: readonly string[], from: string) {
  const { currency, closedThrough } = await vendorTerms(tx);
  const rates = new Rates(currency, await selectRates(tx, currency));
  const ofOpen = closedThrough ? Prisma.sql`and to_day > ${closedThrough}::date` : Prisma.empty;
  const costs = await tx.query<{ id: string; day: string; currency: string; minor: bigint }>(
    Prisma.sql`
      select id, to_day::text as day, currency::text, amount_minor as minor from channel_cost
       where vendor_id = ${tx.vendorId}::int and currency = any(${[...currencies]}::char(3)[])
         and to_day >= ${from}::date ${ofOpen} order by id for update`,
  );
  const rated = costs.map(({ id, day, currency: of, minor }) => {
    const { base, rate } = rates.convert(minor, of, day);
    return { id, rate, base: base === null ? null : String(base) };
  });
  await tx.query(Prisma.sql`
    update channel_cost c set rate = r.rate, base_minor = r.base, shared_at = null
      from jsonb_to_recordset(${JSON.stringify(rated)}::jsonb) as r(id uuid, rate numeric, base bigint)
     where c.vendor_id = ${tx.vendorId}::int and c.id = r.id and c.base_minor is distinct from r.base`);
  const goods = await tx.query<{ id: string; day: string; currency: string; micros: bigint }>(
    Prisma.sql`
      select product_id as id, valid_from::text as day, currency::text, cost_micros as micros from standard_cost
       where vendor_id = ${tx.vendorId}::int and currency = any(${[...currencies]}::char(3)[])
         and valid_from >= ${from}::date order by product_id, valid_from for update`,
  );
  const worth = goods.map(({ id, day, currency: of, micros }) => {
    const base = baseMicros(micros, of, day, rates);
    return { id, day, base: base === null ? null : String(base) };
  });
  await tx.query(Prisma.sql`
    update standard_cost c set base_micros = r.base
      from jsonb_to_recordset(${JSON.stringify(worth)}::jsonb) as r(id uuid, day date, base bigint)
     where c.vendor_id = ${tx.vendorId}::int and c.product_id = r.id and c.valid_from = r.day`);
  if (rated.length > 0) await shareLater(tx);
}
