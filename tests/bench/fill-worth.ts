import type pg from "pg";

import { takeApart } from "./fill-database.ts";
import { keyFunction, kinds } from "./fill-world.ts";

/** A vendor of its own, so that its customers are nobody else's. */
export const worthVendor = 9;

const { product, customer, party, fact } = kinds;
const at = "timestamptz '2025-01-01'";
const v = worthVendor;

const world = (customers: number) => [
  `insert into vendor (vendor_id, name, short_name, currency, time_zone, created_at)
   values (${v}, 'Worth Instruments', 'Worth', 'EUR', 'Europe/Berlin', ${at})`,
  // A run of long ago, so that none of former months is made.
  `insert into worth_run (vendor_id, day, made_at, report) values (${v}, '2020-01-01', ${at}, '{}')`,
  `insert into customer (vendor_id, id, kind, lifecycle, name, country, created_at)
   select ${v}, pg_temp.key(${customer + 100}, c), 'organisation', 'active', 'Customer ' || c, 'GB', ${at}
     from generate_series(0, ${customers - 1}) c`,
  `insert into reported_party (vendor_id, id, customer_id, fingerprint, name, name_key, country, method, rule_version,
          score, evidence, created_at, keys_version)
   select ${v}, pg_temp.key(${party + 100}, c), pg_temp.key(${customer + 100}, c), 'worth-' || c, 'Customer ' || c,
          'customer ' || c, 'GB', 'name', 1, 1, '[]', ${at}, 3
     from generate_series(0, ${customers - 1}) c`,
];

/** Each customer buys at a rate of its own from some day on, and stops some time: seven purchases on average. */
const purchases = (customers: number) => `
  insert into ledger_entry (vendor_id, product_id, fact_id, day, settled_on, no, kind, channel, net_minor, street_minor,
         base_net_minor, base_street_minor, quantity, party_id, currency, street_currency)
  select ${v}, pg_temp.key(${product}, c % 50), pg_temp.key(${fact + 300}, c * 100 + i), day, day, 0, 'sold', 'direct',
         worth, worth, worth, worth, 1, pg_temp.key(${party + 100}, c), 'EUR', 'EUR'
    from (select c, i, date '2024-01-01' + (first + case when i = 0 then 0 else random() * span end)::int as day,
                 (mean * (0.5 + random()))::bigint as worth
            from (select c, first, least(life, 728 - first) as span, rate, mean
                    from (select c, random() * 700 as first, -ln(1 - random()) * 600 as life,
                                 -ln(1 - random()) * 0.025 as rate, exp(8 + random() * 3) as mean
                            from generate_series(0, ${customers - 1}) c) l) c,
                 lateral generate_series(0, least(90, floor(rate * span + random()))::int) i) p`;

/** Fills customers and what they bought in two years in, by the owner and past every policy. */
export async function fillWorth(owner: pg.Client, customers: number): Promise<void> {
  await owner.query("set search_path = tributary, public");
  await owner.query("set synchronous_commit = off");
  await owner.query(keyFunction).catch(() => undefined);
  await owner.query("begin");
  await owner.query("select scope.enter($1, 'vendor', null, null, '{}', '{}', null, 'system')", [
    v,
  ]);
  for (const statement of world(customers)) await owner.query(statement);
  await owner.query("commit");
  const complete = await takeApart(owner, ["ledger_entry"]);
  await owner.query(purchases(customers));
  await complete();
  for (const table of ["ledger_entry", "reported_party", "customer"]) {
    await owner.query(`vacuum analyze ${table}`);
  }
}
