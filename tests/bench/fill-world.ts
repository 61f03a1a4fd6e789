/** The few rows that everything else hangs on: a vendor, its partners, their people, its products. */
export const vendorId = 1;
export const password = "bench-password-1";

/** The partners that are measured; the rest share what is left. */
export const places = {
  /** 2,000 deals from 10,000 deals on, however many there are. */
  steady: 0,
  /** A tenth of all deals. */
  growing: 1,
  /** Sees its own deals and those of the resellers that show it theirs. */
  distributor: 2,
} as const;
export type Place = keyof typeof places;

const RESELLERS = 20;
export const firstReseller = 3;
export const firstOther = firstReseller + RESELLERS;
export const showingResellers = RESELLERS;
/** Partners besides those that are measured. */
export const otherPartners = (deals: number) => Math.max(10, Math.round(deals / 500));

export const emailOf = (place: number | "admin") => `p${place}@bench.invalid`;

/** `pg_temp.key`: a version 7 uuid that a row's kind and number always give again. */
export const keyFunction = `
create function pg_temp.key(kind int, n bigint, at timestamptz default '2024-01-01') returns uuid
language sql stable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
    || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid
$$`;

/** What a kind of row is called in its key. */
export const kinds = {
  person: 1,
  membership: 2,
  partner: 3,
  family: 4,
  product: 5,
  customer: 6,
  party: 7,
  deal: 8,
  event: 9,
  fact: 10,
  submission: 11,
  other: 12,
};
const { person, membership, partner, family, product, other } = kinds;

export const worldStatements = (deals: number, passwordHash: string, rules: string): string[] => {
  const last = firstOther + otherPartners(deals) - 1;
  const everyPartner = `generate_series(0, ${last}) p`;
  return [
    `insert into vendor (vendor_id, name, short_name, currency, time_zone, created_at)
     values (${vendorId}, 'Halden Instruments', 'Halden', 'EUR', 'Europe/Berlin', timestamptz '2024-01-01')`,
    `insert into tier (vendor_id, id, name, rank, discount_bp)
     values (${vendorId}, pg_temp.key(${other}, 1), 'Gold', 1, 3000)`,
    `insert into partner (vendor_id, id, kind, code, name, city, country, tier_id, created_at)
     select ${vendorId}, pg_temp.key(${partner}, p),
            (case when p = ${places.distributor} then 'distributor' else 'reseller' end)::partner_kind,
            'P' || p, (array['Bluepeak', 'Castellan', 'Norvik', 'Hexham', 'Lindqvist', 'Tarn', 'Orrin'])[1 + p % 7]
              || ' ' || (array['IT', 'Systems', 'Networks', 'Digital', 'Solutions'])[1 + p % 5] || ' ' || p,
            'Leeds', 'GB', pg_temp.key(${other}, 1), timestamptz '2024-01-01'
       from ${everyPartner}`,
    `insert into person (id, email, name, password_hash, created_at)
     select pg_temp.key(${person}, p), 'p' || p || '@bench.invalid',
            (array['Tom Ashworth', 'Helen Marsh', 'Ada Byrne', 'Jonas Lind', 'Maya Osei'])[1 + p % 5],
            $$${passwordHash}$$, timestamptz '2024-01-01'
       from ${everyPartner}
     union all
     select pg_temp.key(${person}, 1000000), '${emailOf("admin")}', 'Ingrid Solheim', $$${passwordHash}$$, timestamptz '2024-01-01'`,
    `insert into membership (vendor_id, id, person_id, partner_id, role, name, email, title, created_at)
     select ${vendorId}, pg_temp.key(${membership}, p), pg_temp.key(${person}, p), pg_temp.key(${partner}, p),
            'partner_admin'::role, person.name, person.email, 'Sales', timestamptz '2024-01-01'
       from ${everyPartner} join person on person.id = pg_temp.key(${person}, p)
     union all
     select ${vendorId}, pg_temp.key(${membership}, 1000000), pg_temp.key(${person}, 1000000), null,
            'vendor_admin', 'Ingrid Solheim', '${emailOf("admin")}', 'Channel', timestamptz '2024-01-01'`,
    `insert into partner_link (vendor_id, id, distributor_id, reseller_id, status, shares_deals, created_at)
     select ${vendorId}, pg_temp.key(${other}, 100 + r), pg_temp.key(${partner}, ${places.distributor}),
            pg_temp.key(${partner}, r), 'live', true, timestamptz '2024-01-01'
       from generate_series(${firstReseller}, ${firstOther - 1}) r`,
    `insert into product_family (vendor_id, id, name)
     select ${vendorId}, pg_temp.key(${family}, f),
            (array['Flow meters', 'Pressure', 'Level', 'Gateways', 'Analysers', 'Service'])[1 + f]
       from generate_series(0, 5) f`,
    `insert into product (vendor_id, id, family_id, part_no, name)
     select ${vendorId}, pg_temp.key(${product}, n), pg_temp.key(${family}, n % 6), 'HI-' || 6000 + n, 'Instrument ' || n
       from generate_series(0, 59) n`,
    `insert into price (vendor_id, id, product_id, currency, valid_from, list_minor)
     select ${vendorId}, pg_temp.key(${other}, 1000 + n), pg_temp.key(${product}, n), 'EUR', timestamptz '2024-01-01', 10000 + n * 700
       from generate_series(0, 59) n`,
    `insert into program (vendor_id, id, name) values (${vendorId}, pg_temp.key(${other}, 2), 'Partner programme')`,
    `insert into program_version (vendor_id, id, program_id, version, rules, valid_from)
     values (${vendorId}, pg_temp.key(${other}, 3), pg_temp.key(${other}, 2), 1, $$${rules}$$, timestamptz '2024-01-01')`,
  ];
};
