-- Products, prices, customers, partners and exchange rates come by file as sales do: shown before they are applied, and
-- taken back. What each file said of a record is kept, and what stood there before.
set search_path = tributary, public;

-- A record as its row says it: its key, its name and its fields.
alter table staging_row add column record jsonb;

create table record_word (
  vendor_id int not null,
  submission_id uuid not null,
  row_no int not null,
  kind submission_kind not null,
  record_key text not null,
  title text not null,
  -- By field, as text; what a file says nothing of is not among them.
  said jsonb not null,
  before jsonb not null,
  -- Whether the record came into being with it.
  fresh boolean not null,
  constraint record_word_pkey primary key (vendor_id, submission_id, row_no),
  constraint record_word_submission_fkey foreign key (vendor_id, submission_id)
    references submission (vendor_id, id) on delete cascade on update no action
);
create index record_word_by_record on record_word (vendor_id, kind, record_key);

alter table product
  add column unit text,
  add column pack_size int,
  add column replaced_by_id uuid,
  add constraint product_replaced_by_fkey foreign key (vendor_id, replaced_by_id)
    references product (vendor_id, id) on delete restrict on update no action;
create index product_replaced_by on product (vendor_id, replaced_by_id);

-- A customer as one of the vendor's systems keeps it. Its words are a reported party; when they change, the record
-- points to another one, and nothing is rewritten.
create table customer_record (
  vendor_id int not null,
  id uuid not null,
  system text not null,
  external_id text not null,
  party_id uuid not null,
  -- The external id of its parent in the same system.
  parent_external_id text,
  created_at timestamptz(3) not null,
  constraint customer_record_pkey primary key (vendor_id, id),
  constraint customer_record_party_fkey foreign key (vendor_id, party_id)
    references reported_party (vendor_id, id) on delete restrict on update no action
);
create unique index customer_record_once on customer_record (vendor_id, system, external_id);
create index customer_record_by_party on customer_record (vendor_id, party_id);

create table exchange_rate (
  vendor_id int not null,
  base char(3) not null,
  day date not null,
  currency char(3) not null,
  -- How much of the currency one of the base is worth on the day.
  rate numeric(24, 12) not null,
  constraint exchange_rate_pkey primary key (vendor_id, base, day, currency),
  constraint exchange_rate_positive check (rate > 0)
);

do $$
declare
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('record_word', 'true', 'false', machine, 'false', machine, 'false', machine);
  perform scope.close_table('customer_record', 'true', 'false', machine, 'false', machine, 'false', machine);
  perform scope.close_table('exchange_rate', 'true', 'false', machine, 'false', machine, 'false', machine);
end $$;

-- What a file was the first to say goes with it when it is taken back and nothing stands on it.
create policy product_remove on product for delete to tributary_app using (
  vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
create policy price_remove on price for delete to tributary_app using (
  vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
create policy partner_remove on partner for delete to tributary_app using (
  vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
create policy partner_link_remove on partner_link for delete to tributary_app using (
  vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
grant delete on product, price, partner, partner_link to tributary_app;
