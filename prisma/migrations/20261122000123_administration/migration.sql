-- What an administrator sets: the business calendar, the fiscal year, and tiers that may go again.
set search_path = tributary, public;

alter table vendor add column fiscal_month int not null default 1;
-- Days of the week on which the vendor works, Monday being 1.
alter table vendor add column business_days int[] not null default '{1,2,3,4,5}';
alter table vendor add constraint vendor_fiscal_month_is_one check (fiscal_month between 1 and 12);
alter table vendor add constraint vendor_works_some_day check (
  cardinality(business_days) > 0 and business_days <@ array[1, 2, 3, 4, 5, 6, 7]);

create table holiday (
  vendor_id int not null,
  day date not null,
  name text not null,
  constraint holiday_pkey primary key (vendor_id, day)
);
alter table holiday add constraint holiday_vendor_fkey
  foreign key (vendor_id) references vendor (vendor_id) on delete restrict on update no action;

do $$
declare
  admin constant text := 'scope.role() in (''vendor_admin'', ''system'')';
begin
  -- A partner reads them, because its deals' deadlines pass over them.
  perform scope.close_table('holiday', 'true', 'scope.partner() is not null', admin, 'false', null, 'false', admin);
end $$;

create policy tier_remove on tier for delete to tributary_app using (
  vendor_id = scope.vendor() and case when scope.is_vendor()
    then scope.role() in ('vendor_admin', 'system') else false end);
grant delete on tier to tributary_app;

-- The ledger is kept in the vendor's currency: once something stands in it, another currency would make it wrong.
create function tributary.guard_vendor() returns trigger language plpgsql as $$
begin
  if new.currency is distinct from old.currency
     and exists (select from tributary.revenue_fact where vendor_id = old.vendor_id) then
    raise exception 'the currency is fixed once something was sold' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger vendor_guard before update on vendor for each row execute function tributary.guard_vendor();
