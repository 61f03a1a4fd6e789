import type pg from "pg";

import { takeApart } from "./fill-database.ts";
import { keyFunction, kinds } from "./fill-world.ts";

/** A vendor of its own, so that its books are nobody else's. */
export const ledgerVendor = 8;

/** The same whatever the number of lines: what a view costs is not to depend on them. */
const CUSTOMERS = 20_000;
const PRODUCTS = 2_000;
const DISTRIBUTORS = 20;
const RESELLERS = 180;

const { partner, family, product, customer, party, fact, submission } = kinds;
const at = "timestamptz '2025-01-01'";
const v = ledgerVendor;

const world = [
  `insert into vendor (vendor_id, name, short_name, currency, time_zone, created_at)
   values (${v}, 'Ledger Instruments', 'Ledger', 'EUR', 'Europe/Berlin', ${at})`,
  `insert into partner (vendor_id, id, kind, code, name, city, country, created_at)
   select ${v}, pg_temp.key(${partner}, p), (case when p < ${DISTRIBUTORS} then 'distributor' else 'reseller' end)::partner_kind,
          'P' || p, 'Partner ' || p, 'Leeds', 'GB', ${at}
     from generate_series(0, ${DISTRIBUTORS + RESELLERS - 1}) p`,
  `insert into product_family (vendor_id, id, name) select ${v}, pg_temp.key(${family}, f), 'Family ' || f from generate_series(0, 19) f`,
  `insert into product (vendor_id, id, family_id, part_no, name)
   select ${v}, pg_temp.key(${product}, p), pg_temp.key(${family}, p % 20), 'L-' || p, 'Product ' || p
     from generate_series(0, ${PRODUCTS - 1}) p`,
  `insert into customer (vendor_id, id, kind, lifecycle, name, country, created_at)
   select ${v}, pg_temp.key(${customer}, c), 'organisation', 'active', 'Customer ' || c, 'GB', ${at}
     from generate_series(0, ${CUSTOMERS - 1}) c`,
  // Distributors report, and every second reseller.
  `insert into submission (vendor_id, id, partner_id, kind, file_name, bytes, sha256, status, sender_name, created_at)
   select ${v}, pg_temp.key(${submission}, p), pg_temp.key(${partner}, p),
          'pos', 'sales.csv', 1, 'ledger-' || p, 'applied', 'A sender', ${at}
     from generate_series(0, ${DISTRIBUTORS + RESELLERS - 1}) p where p < ${DISTRIBUTORS} or p % 2 = 0`,
  `insert into reported_party (vendor_id, id, customer_id, fingerprint, name, name_key, country, method, rule_version,
          score, evidence, created_at, keys_version)
   select ${v}, pg_temp.key(${party}, c), pg_temp.key(${customer}, c % ${CUSTOMERS}), 'ledger-' || c, 'Customer ' || c,
          'customer ' || c, 'GB', 'name', 1, 1, '[]', ${at}, 3
     from generate_series(0, ${CUSTOMERS * 1.3 - 1}) c`,
];

/** Each customer buys through its own distributor and reseller. Lines in the order of their days, as a year of files has them: to customers, through resellers, to resellers, back. */
const lines = (count: number) => `
  insert into revenue_fact (vendor_id, id, kind, partner_id, sold_to_id, party_id, product_id, day, quantity, unit_micros,
         amount_minor, currency, branch, document, line_no, line_key, submission_id, row_no, created_at)
  select ${v}, pg_temp.key(${fact}, n, at), 'sell_through',
         case way when 'reseller' then pg_temp.key(${partner}, reseller) else pg_temp.key(${partner}, distributor) end,
         case when way in ('through', 'move', 'quiet') then pg_temp.key(${partner}, case way when 'quiet' then reseller + 1 else reseller end) end,
         case when way in ('through', 'customer', 'reseller') then pg_temp.key(${party}, buyer) end,
         pg_temp.key(${product}, product), at::date, units * sign, 127000000, 12700 * units * sign, 'EUR', '', 'D' || n, '1',
         'l' || n, pg_temp.key(${submission}, distributor), n, at
    from (select n, at, buyer, buyer % ${DISTRIBUTORS} as distributor,
                 ${DISTRIBUTORS} + 2 * (buyer % ${RESELLERS / 2}) as reseller, product, units, sign, way
            from (select n, ${at} + (n::bigint * 364 / ${count}) * interval '1 day' as at,
                         (random() * ${CUSTOMERS * 1.3 - 1})::int as buyer, (random() * ${PRODUCTS - 1})::int as product,
                         1 + (random() * 9)::int as units, case when random() < 0.03 then -1 else 1 end as sign,
                         (array['through','through','through','through','customer','customer','quiet','move','reseller','reseller'])
                           [1 + (random() * 9)::int] as way
                    from generate_series(1, ${count}) n) l) l`;

/** A line of sell-in for ten of sell-through, somewhat more than what was sold. */
const sellIn = (count: number) => `
  insert into revenue_fact (vendor_id, id, kind, partner_id, product_id, day, quantity, unit_micros, amount_minor,
         currency, branch, document, line_no, line_key, submission_id, row_no, created_at)
  select ${v}, pg_temp.key(${fact + 100}, n, at), 'sell_in', pg_temp.key(${partner}, n % ${DISTRIBUTORS}),
         pg_temp.key(${product}, n / ${DISTRIBUTORS} % ${PRODUCTS}), at::date, units, 90000000, 9000 * units + n % 7, 'EUR', '',
         'I' || n, '1', 'i' || n, pg_temp.key(${submission}, 0), n, at
    from (select n, ${at} + (n::bigint * 330 / ${count}) * interval '1 day' as at, 40 + (random() * 60)::int as units
            from generate_series(0, ${count - 1}) n) l`;

/** Fills a year of facts in beside whatever the database holds, by the owner and past every policy. */
export async function fillLedger(owner: pg.Client, count: number): Promise<void> {
  await owner.query("set search_path = tributary, public");
  await owner.query("set synchronous_commit = off");
  await owner.query(keyFunction).catch(() => undefined);
  await owner.query("begin");
  await owner.query("select scope.enter($1, 'vendor', null, null, '{}', '{}', null, 'system')", [
    v,
  ]);
  for (const statement of world) await owner.query(statement);
  await owner.query("commit");
  const complete = await takeApart(owner, ["revenue_fact"]);
  await owner.query(sellIn(Math.round(count / 10)));
  await owner.query(lines(count));
  await complete();
  for (const table of ["revenue_fact", "reported_party", "customer", "product"]) {
    await owner.query(`vacuum analyze ${table}`);
  }
}

let lateRows = 0;

/** Lines of the last days that nobody has seen yet, of any product. */
export async function reportLate(owner: pg.Client, count: number, days: number): Promise<void> {
  const first = lateRows;
  lateRows += count;
  await owner.query("begin");
  await owner.query("select scope.enter($1, 'vendor', null, null, '{}', '{}', null, 'system')", [
    v,
  ]);
  await owner.query(`
    insert into revenue_fact (vendor_id, id, kind, partner_id, party_id, product_id, day, quantity, unit_micros,
           amount_minor, currency, branch, document, line_no, line_key, submission_id, row_no, created_at)
    select ${v}, pg_temp.key(${fact + 200}, n), 'sell_through', pg_temp.key(${partner}, n % ${DISTRIBUTORS}),
           pg_temp.key(${party}, n * 13 % ${CUSTOMERS}), pg_temp.key(${product}, n * 7 % ${PRODUCTS}),
           date '2025-12-30' - n * 11 % ${days}, 1 + n % 5, 127000000, 12700 * (1 + n % 5), 'EUR', '', 'late' || n, '1',
           'late' || n, pg_temp.key(${submission}, n % ${DISTRIBUTORS}), n, now()
      from generate_series(${first}, ${first + count - 1}) n`);
  await owner.query("commit");
}
