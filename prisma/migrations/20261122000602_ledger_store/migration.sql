-- The ledger: entries that say when they came to be, where work goes on from, and sums that views are read from.
set search_path = tributary, public;

-- The two adjustments name a partner and nobody else; a change of price has no units.
alter table revenue_fact drop constraint revenue_fact_shape;
alter table revenue_fact add constraint revenue_fact_shape check (
  case kind
    when 'direct' then partner_id is null and party_id is not null
    when 'sell_through' then partner_id is not null
    else partner_id is not null and party_id is null and sold_to_id is null end);
alter table revenue_fact drop constraint revenue_fact_quantity;
alter table revenue_fact add constraint revenue_fact_quantity check (quantity <> 0 or kind = 'price_adjustment');
-- Who moved what to whom: asked for when a partner begins to report.
create index revenue_fact_moves on revenue_fact (vendor_id, sold_to_id, product_id, day)
  where sold_to_id is not null and party_id is null;

-- Weeks of the months of a quarter, where the fiscal year is cut by weeks.
alter table vendor add column fiscal_weeks text;
alter table vendor add constraint vendor_fiscal_weeks check (fiscal_weeks in ('4-4-5', '4-5-4', '5-4-4'));

-- Worked out anew below: it follows from the facts. Entries come by the million, so they have no keys of their own
-- and no foreign keys: all they name, their fact names.
drop table ledger_entry;
create table ledger_entry (
  vendor_id int not null,
  product_id uuid not null,
  fact_id uuid not null,
  day date not null,
  settled_on date not null,
  no smallint not null,
  kind entry_kind not null,
  channel channel,
  net_minor bigint not null,
  street_minor bigint not null,
  base_net_minor bigint,
  base_street_minor bigint,
  quantity int not null,
  adjusts_day date,
  party_id uuid,
  first_partner_id uuid,
  last_partner_id uuid,
  layer_fact_id uuid,
  currency char(3) not null,
  street_currency char(3) not null,
  rate numeric(24, 12),
  street_rate numeric(24, 12),
  constraint ledger_entry_pkey primary key (vendor_id, product_id, fact_id, day, settled_on, no)
);
create index ledger_entry_by_party on ledger_entry (vendor_id, party_id, day);
create index ledger_entry_by_day on ledger_entry (vendor_id, day, last_partner_id);
create index ledger_entry_open on ledger_entry (vendor_id, kind, product_id) where kind in ('stock', 'uncovered');

create table ledger_due (
  vendor_id int not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  from_day date not null,
  since timestamptz(3) not null,
  constraint ledger_due_pkey primary key (vendor_id, id)
);
create index ledger_due_by_product on ledger_due (vendor_id, product_id);

create table ledger_state (
  vendor_id int not null,
  product_id uuid not null,
  day date not null,
  state text not null,
  constraint ledger_state_pkey primary key (vendor_id, product_id, day)
);

create table ledger_reporter (
  vendor_id int not null,
  partner_id uuid not null,
  constraint ledger_reporter_pkey primary key (vendor_id, partner_id)
);

create table ledger_sum (
  vendor_id int not null,
  view smallint not null,
  currency char(3) not null,
  period date not null,
  subject uuid not null,
  first_partner_id uuid not null,
  last_partner_id uuid not null,
  way smallint not null,
  kind entry_kind not null,
  lines int not null,
  unrated int not null,
  units bigint not null,
  net_minor bigint not null,
  street_minor bigint not null,
  base_net_minor bigint not null,
  base_street_minor bigint not null,
  constraint ledger_sum_pkey primary key
    (vendor_id, view, currency, period, subject, first_partner_id, last_partner_id, way, kind)
);

do $$
declare
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('ledger_entry', 'true', 'false', machine, 'false', null, 'false', machine);
  perform scope.close_table('ledger_due', 'true', 'false', machine, 'false', null, 'false', machine);
  perform scope.close_table('ledger_state', machine, 'false', machine, 'false', null, 'false', machine);
  perform scope.close_table('ledger_reporter', 'true', 'false', machine, 'false', null, 'false', machine);
  perform scope.close_table('ledger_sum', 'true', 'false', machine, 'false', machine, 'false', machine);
end $$;
grant select on ledger_entry to tributary_facets;
create policy ledger_entry_for_facets on ledger_entry for select to tributary_facets using (vendor_id = scope.vendor());

-- Whoever changes facts, by whatever way: the products are to be worked out anew from the first day that changed.
create function tributary.facts_are_due() returns trigger language plpgsql as $$
begin
  insert into tributary.ledger_due (vendor_id, product_id, from_day, since)
  select vendor_id, product_id, min(day), now() from changed group by vendor_id, product_id;
  return null;
end $$;
create trigger revenue_fact_due_added after insert on revenue_fact
  referencing new table as changed for each statement execute function tributary.facts_are_due();
create trigger revenue_fact_due_changed after update on revenue_fact
  referencing new table as changed for each statement execute function tributary.facts_are_due();

-- What is closed stays as it is. What lies in the channel now is of no period.
create function tributary.guard_closed_books() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select vendor_id, min(day) as day from changed where kind <> 'stock' group by vendor_id) c
      join tributary.vendor v on v.vendor_id = c.vendor_id
     where c.day <= v.books_closed_through) then
    raise exception 'the books of that day are closed' using errcode = 'P0403';
  end if;
  return null;
end $$;
create trigger ledger_entry_closed_added after insert on ledger_entry
  referencing new table as changed for each statement execute function tributary.guard_closed_books();
create trigger ledger_entry_closed_removed after delete on ledger_entry
  referencing old table as changed for each statement execute function tributary.guard_closed_books();

insert into ledger_due (vendor_id, product_id, from_day, since)
select vendor_id, product_id, min(day), now() from revenue_fact group by vendor_id, product_id;
