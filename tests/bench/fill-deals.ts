import {
  firstOther,
  firstReseller,
  kinds,
  otherPartners,
  places,
  showingResellers,
  vendorId,
} from "./fill-world.ts";

const {
  person: _person,
  membership,
  partner,
  family,
  product,
  customer,
  party,
  deal,
  event,
  fact,
  submission,
  other,
} = kinds;
const DAYS = 730;

/** As many customers as deals; most are known from elsewhere and have none. */
const withDeals = (deals: number) => Math.max(1, Math.floor(deals / 4));

/**
 * Every deal as a plan: whose it is, when it was handed in and what became of it. Each partner's deals are spread
 * over two years, so that a page of one partner touches pages of the table all over.
 */
const plan = (deals: number) => {
  const step = Math.max(5, 5 * Math.floor(deals / 10_000));
  return `
create temporary table plan on commit preserve rows as
with spread as (
  select i, ('x' || substr(md5(i::text), 1, 7))::bit(28)::int as h,
         $1::timestamptz - interval '1 second' * ((${deals} - i) * (${DAYS} * 86400.0 / ${deals})) as at,
         case when i % 10 = 0 then ${places.growing}
              when i % ${step} = 1 then ${places.steady}
              when i % 10 in (2, 3) then ${firstReseller} + (i / 10) % ${showingResellers}
              when i % 50 = 4 then ${places.distributor}
              else ${firstOther} + (i * 31 + i / 7) % ${otherPartners(deals)} end as p
    from generate_series(0::bigint, ${deals - 1}) i
), counted as (
  select *, (row_number() over (partition by p order by i) - 1) / 3 as third from spread
)
select i, h, date_trunc('milliseconds', at) as at, p::int,
       (p::bigint * 10000000 + third) as party,
       (('x' || substr(md5(p || '-' || third), 1, 7))::bit(28)::int % ${withDeals(deals)}) as customer,
       (case when i >= ${deals} * 0.95 then (array['submitted','submitted','submitted','in_review','in_review','info_requested','approved','approved'])[1 + h % 8]
             when at > $1::timestamptz - interval '85 days' then (array['approved','approved','approved','rejected','won','lost'])[1 + h % 6]
             else (array['won','won','won','lost','lost','expired','rejected','withdrawn'])[1 + h % 8]
        end)::deal_status as status
  from counted`;
};

const customerName = `(array['Northmoor','Kestrel','Tessaly','Nordlys','Castellan','Harrow','Ostend','Veridian','Falk','Meridian','Aldous','Brightwater','Corvin','Dunmore','Eskdale','Fennick'])[1 + n % 16]
  || ' ' || (array['Water','Foods','Logistics','Kraft','Chemicals','Rail','Paper','Breweries','Energy','Glass','Pharma'])[1 + n / 16 % 11]
  || ' ' || n`;

export const dealStatements = (deals: number, rules: string): string[] => [
  plan(deals),
  "create index on plan (i)",
  "analyze plan",
  `insert into customer (vendor_id, id, kind, lifecycle, name, city, country, created_at)
   select ${vendorId}, pg_temp.key(${customer}, n), 'organisation', 'active', ${customerName}, 'Hull', 'GB', timestamptz '2024-01-01'
     from generate_series(0, ${deals - 1}) n`,
  `insert into customer_identifier (vendor_id, id, customer_id, scheme, value)
   select ${vendorId}, pg_temp.key(${other}, 10000 + n), pg_temp.key(${customer}, n), 'domain', 'customer-' || n || '.example'
     from generate_series(0, ${deals - 1}) n`,
  `insert into reported_party (vendor_id, id, partner_id, fingerprint, name, name_key, domain, city, country, customer_id,
          method, rule_version, score, evidence, created_at, domain_key, duns_key, keys_version)
   select ${vendorId}, pg_temp.key(${party}, coalesce(party, 100000000000000 + n)), pg_temp.key(${partner}, p),
          'bench-' || coalesce(party, 100000000000000 + n), ${customerName},
          lower(${customerName}), 'customer-' || n || '.example', 'Hull', 'GB', pg_temp.key(${customer}, n),
          'domain', 1, 1, '[]', timestamptz '2024-01-01', 'customer-' || n || '.example',
          case when n % 3 = 0 then lpad(n::text, 9, '0') end, 3
     from (select distinct party, p, customer as n from plan
            union all select null, null, n from generate_series(${withDeals(deals)}, ${deals - 1}) n) parties`,
  `insert into deal (vendor_id, id, number, partner_id, party_id, customer_name, owner_id, owner_name, program_version_id,
          rules, status, stage, currency, value_minor, close_day, contact_name, work_done, reference, created_at,
          submitted_at, decide_by, decided_at, decider_name, protected_until, updated_at)
   select ${vendorId}, pg_temp.key(${deal}, i, at), 'DB-' || lpad(upper(to_hex(i * 7919 + 1048576)), 9, '0'),
          pg_temp.key(${partner}, p), pg_temp.key(${party}, party), ${customerName},
          pg_temp.key(${membership}, p), (array['Tom Ashworth', 'Helen Marsh', 'Ada Byrne', 'Jonas Lind', 'Maya Osei'])[1 + p % 5],
          pg_temp.key(${other}, 3), $$${rules}$$, status,
          (array['prospect','qualified','proposal','negotiation','committed'])[1 + h % 5]::sales_stage, 'EUR',
          (10000 + (i % 60) * 700) * (1 + h % 40), (at + interval '80 days')::date, 'Jane Fox',
          'Two site visits and a trial on line three, with the maintenance lead present.',
          case when h % 3 = 0 then 'PO-' || h % 90000 end, at, at,
          case when status in ('submitted', 'in_review', 'info_requested') then at + interval '4 days' end,
          case when status not in ('submitted', 'in_review', 'info_requested', 'withdrawn') then at + interval '2 days' end,
          case when status not in ('submitted', 'in_review', 'info_requested', 'withdrawn') then 'Ingrid Solheim' end,
          case when status in ('approved', 'won', 'lost', 'expired') then at + interval '92 days' end, at + interval '2 days'
     from (select *, customer as n from plan) plan`,
  `insert into deal_line (vendor_id, deal_id, line_no, partner_id, product_id, family_id, quantity, unit_minor, amount_minor)
   select ${vendorId}, pg_temp.key(${deal}, i, at), line, pg_temp.key(${partner}, p), pg_temp.key(${product}, (i + line - 1) % 60),
          pg_temp.key(${family}, (i + line - 1) % 6), 1 + h % 40, 10000 + (i + line - 1) % 60 * 700,
          (10000 + (i + line - 1) % 60 * 700) * (1 + h % 40)
     from plan, generate_series(1, 1 + h % 2) line`,
  `insert into deal_event (vendor_id, id, deal_id, partner_id, at, kind, actor_name, side, note)
   select ${vendorId}, pg_temp.key(${event}, i * 8 + n, at), pg_temp.key(${deal}, i, at), pg_temp.key(${partner}, p),
          at + interval '1 day' * (n - 1), kind, 'Tom Ashworth', side, null
     from plan cross join lateral (values
       (1, 'submitted', 'partner', true),
       (2, 'info_requested', 'vendor', status = 'info_requested'),
       (3, 'approved', 'vendor', status in ('approved', 'won', 'lost', 'expired')),
       (4, 'rejected', 'vendor', status = 'rejected'),
       (5, 'updated', 'partner', status = 'approved' and h % 2 = 0),
       (6, status::text, 'partner', status in ('won', 'lost', 'withdrawn'))) told (n, kind, side, holds)
    where holds`,
  `insert into protection (vendor_id, id, deal_id, partner_id, customer_id, family_id, starts_at, ends_at)
   select ${vendorId}, pg_temp.key(${other}, 100000000 + i), pg_temp.key(${deal}, i, at), pg_temp.key(${partner}, p),
          pg_temp.key(${customer}, customer), pg_temp.key(${family}, i % 6), at + interval '2 days', at + interval '92 days'
     from (select distinct on (customer) * from plan where status = 'approved' order by customer, i) held`,
  `insert into submission (vendor_id, id, partner_id, kind, file_name, bytes, sha256, status, sender_name, created_at)
   select ${vendorId}, pg_temp.key(${submission}, p), pg_temp.key(${partner}, p), 'pos', 'sales.csv', 1, 'bench-' || p, 'applied',
          'Tom Ashworth', timestamptz '2024-01-01'
     from (select distinct p from plan) partners`,
  `insert into revenue_fact (vendor_id, id, kind, partner_id, party_id, product_id, day, quantity, unit_micros, amount_minor,
          currency, branch, document, line_no, line_key, submission_id, row_no, created_at)
   select ${vendorId}, pg_temp.key(${fact}, i, at), 'sell_through', pg_temp.key(${partner}, p), pg_temp.key(${party}, party),
          pg_temp.key(${product}, i % 60), at::date, 1 + h % 40, 127000000, 12700 * (1 + h % 40), 'EUR', '', 'INV-' || i, '1',
          'bench-' || i, pg_temp.key(${submission}, p), i, at
     from plan where i % 2 = 0`,
  `insert into ledger_entry (vendor_id, product_id, fact_id, day, settled_on, no, kind, channel, party_id,
          first_partner_id, last_partner_id, quantity, net_minor, street_minor, base_net_minor, base_street_minor,
          currency, street_currency)
   select ${vendorId}, pg_temp.key(${product}, i % 60), pg_temp.key(${fact}, i, at), at::date, at::date, 0, 'sold',
          'one_tier', pg_temp.key(${party}, party), pg_temp.key(${partner}, p), pg_temp.key(${partner}, p), 1 + h % 40,
          9000 * (1 + h % 40), 12700 * (1 + h % 40), 9000 * (1 + h % 40), 12700 * (1 + h % 40), 'EUR', 'EUR'
     from plan where i % 2 = 0`,
];
