-- What the channel costs, what goods cost, and what customers are thought to spend.
set search_path = tributary, public;

create type channel_cost_kind as enum ('special_pricing', 'rebate', 'fund', 'other');

-- A cost is no unit and no invoice, so it is no fact of the ledger: it may be of a period and of no product.
create table channel_cost (
  vendor_id int not null,
  id uuid not null,
  -- Document and line; the same again is the same cost.
  cost_key text not null,
  kind channel_cost_kind not null,
  partner_id uuid not null,
  party_id uuid,
  deal_id uuid,
  authorisation text,
  product_id uuid,
  family_id uuid,
  from_day date not null,
  to_day date not null,
  amount_minor bigint not null,
  currency char(3) not null,
  -- What one of the vendor's currency was worth on the last day; null where it is the vendor's own, or missing.
  rate numeric(24, 12),
  base_minor bigint,
  document text not null,
  line_no text not null,
  note text,
  -- Who typed it in; null of a file's.
  entered_by text,
  created_at timestamptz(3) not null,
  -- Since when it counts no more, typed in and taken back.
  ended_at timestamptz(3),
  -- When it was shared out; null while that is due.
  shared_at timestamptz(3),
  constraint channel_cost_pkey primary key (vendor_id, id),
  constraint channel_cost_partner_fkey foreign key (vendor_id, partner_id)
    references partner (vendor_id, id) on delete restrict on update no action,
  constraint channel_cost_party_fkey foreign key (vendor_id, party_id)
    references reported_party (vendor_id, id) on delete restrict on update no action,
  constraint channel_cost_deal_fkey foreign key (vendor_id, deal_id)
    references deal (vendor_id, id) on delete restrict on update no action,
  constraint channel_cost_product_fkey foreign key (vendor_id, product_id)
    references product (vendor_id, id) on delete restrict on update no action,
  constraint channel_cost_family_fkey foreign key (vendor_id, family_id)
    references product_family (vendor_id, id) on delete restrict on update no action,
  constraint channel_cost_days check (to_day >= from_day),
  constraint channel_cost_amount check (amount_minor <> 0)
);
create unique index channel_cost_once on channel_cost (vendor_id, cost_key);
create index channel_cost_by_day on channel_cost (vendor_id, to_day desc, id desc);
create index channel_cost_by_partner on channel_cost (vendor_id, partner_id, to_day desc, id desc);
create index channel_cost_by_party on channel_cost (vendor_id, party_id);
create index channel_cost_by_deal on channel_cost (vendor_id, deal_id);
create index channel_cost_by_product on channel_cost (vendor_id, product_id);
create index channel_cost_by_family on channel_cost (vendor_id, family_id);
create index channel_cost_due on channel_cost (vendor_id, id) where shared_at is null;

-- Whose a cost is, in parts that add up to it. What is no customer's has no row here.
create table channel_cost_share (
  vendor_id int not null,
  cost_id uuid not null,
  no int not null,
  party_id uuid,
  product_id uuid,
  base_minor bigint not null,
  constraint channel_cost_share_pkey primary key (vendor_id, cost_id, no),
  constraint channel_cost_share_cost_fkey foreign key (vendor_id, cost_id)
    references channel_cost (vendor_id, id) on delete cascade on update no action
);
create index channel_cost_share_by_party on channel_cost_share (vendor_id, party_id);

-- A special price is asked for by its number.
create index revenue_fact_by_authorisation on revenue_fact (vendor_id, authorisation) where authorisation is not null;

create table standard_cost (
  vendor_id int not null,
  product_id uuid not null,
  valid_from date not null,
  -- Millionths of the currency's major unit, for one base unit.
  cost_micros bigint not null,
  currency char(3) not null,
  -- In the vendor's currency, at the rate of its first day; null where that is missing.
  base_micros bigint,
  constraint standard_cost_pkey primary key (vendor_id, product_id, valid_from),
  constraint standard_cost_product_fkey foreign key (vendor_id, product_id)
    references product (vendor_id, id) on delete restrict on update no action,
  constraint standard_cost_not_negative check (cost_micros >= 0)
);

-- What a customer is thought to spend in a year on what the vendor sells, with whoever.
create table spend_estimate (
  vendor_id int not null,
  id uuid not null,
  customer_id uuid not null,
  year int not null,
  amount_minor bigint not null,
  currency char(3) not null,
  source text not null,
  entered_by text not null,
  entered_at timestamptz(3) not null,
  -- Since when another stands in its place, or it was taken back.
  ended_at timestamptz(3),
  constraint spend_estimate_pkey primary key (vendor_id, id),
  constraint spend_estimate_customer_fkey foreign key (vendor_id, customer_id)
    references customer (vendor_id, id) on delete restrict on update no action,
  constraint spend_estimate_amount check (amount_minor > 0),
  constraint spend_estimate_year check (year between 2000 and 2200)
);
create unique index spend_estimate_one_live on spend_estimate (vendor_id, customer_id, year) where ended_at is null;
create index spend_estimate_by_customer on spend_estimate (vendor_id, customer_id, entered_at);

do $$
declare
  machine constant text := 'scope.role() = ''system''';
  held record;
begin
  perform scope.close_table('channel_cost', 'true', 'false', machine, 'false', machine, 'false', machine);
  perform scope.close_table('channel_cost_share', 'true', 'false', machine, 'false', null, 'false', machine);
  perform scope.close_table('standard_cost', 'true', 'false', machine, 'false', machine, 'false', machine);
  perform scope.close_table('spend_estimate', 'true', 'false', 'true', 'false', 'true', 'false');
  for held in select * from (values
    ('channel_cost', 'note, entered_by'),
    ('spend_estimate', 'source, entered_by')
  ) as t (name, columns) loop
    execute format('create policy %I on tributary.%I for select to tributary_privacy using (vendor_id = scope.vendor())',
      held.name || '_for_privacy', held.name);
    execute format('create policy %I on tributary.%I for update to tributary_privacy using (vendor_id = scope.vendor()) with check (vendor_id = scope.vendor())',
      held.name || '_by_privacy', held.name);
    execute format('grant select on tributary.%I to tributary_privacy', held.name);
    execute format('grant update (%s) on tributary.%I to tributary_privacy', held.columns, held.name);
  end loop;
end $$;
