-- What a line refers to, which places a partner reports from, and how far a price may lie from the list.
set search_path = tributary, public;

-- Warnings of a row that is taken stand in its errors, marked as such.
alter table staging_row
  add column deal_id uuid,
  add column authorisation text,
  add column serials text[];
-- No foreign key for the deal: a fact has none, because each is paid for with every fact. Who reads it joins by vendor.
alter table revenue_fact
  add column deal_id uuid,
  add column authorisation text,
  add column serials text[];
create index revenue_fact_by_serial on revenue_fact using gin (serials) where serials is not null;

alter table submission add column rows_left_out int not null default 0;

-- The branches and locations that a file names. Those of files that stand are known.
create table submission_place (
  vendor_id int not null,
  submission_id uuid not null,
  place text not null,
  partner_id uuid,
  constraint submission_place_pkey primary key (vendor_id, submission_id, place),
  constraint submission_place_submission_fkey foreign key (vendor_id, submission_id)
    references submission (vendor_id, id) on delete cascade on update no action
);
create index submission_place_of_partner on submission_place (vendor_id, partner_id);

do $$
declare
  own constant text := 'partner_id = scope.partner()';
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('submission_place', 'true', own, machine, 'false', null, 'false', machine);
end $$;

insert into submission_place (vendor_id, submission_id, place, partner_id)
select distinct f.vendor_id, f.submission_id, upper(trim(f.branch)), f.partner_id
  from revenue_fact f join submission s on s.vendor_id = f.vendor_id and s.id = f.submission_id
 where f.branch <> '' and f.kind = 'sell_through'
union
select distinct l.vendor_id, l.submission_id, upper(trim(l.location)), l.partner_id
  from inventory_line l join submission s on s.vendor_id = l.vendor_id and s.id = l.submission_id;

-- In per cent of the list price; nothing where prices are not compared.
alter table vendor
  add column price_tolerance int default 50,
  add column refuses_prices boolean not null default false,
  add constraint vendor_price_tolerance_check check (price_tolerance between 1 and 1000);

-- A row that was taken with a warning may turn out to repeat a line that is known.
create policy submission_row_change on submission_row for update to tributary_app
  using (vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end)
  with check (vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
grant update on submission_row to tributary_app;
