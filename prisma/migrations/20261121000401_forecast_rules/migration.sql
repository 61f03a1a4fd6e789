-- Which publication counts for a partner and a product, and what a publication may hold.
set search_path = tributary, public;

-- A page or a consolidation reads what is in force through here, so its cost does not grow with the history.
create table forecast_current (
  vendor_id int not null,
  product_id uuid not null,
  partner_id uuid not null,
  forecast_id uuid not null,
  published_at timestamptz(3) not null,
  constraint forecast_current_pkey primary key (vendor_id, product_id, partner_id)
);
create index forecast_current_by_partner on forecast_current (vendor_id, partner_id);
alter table forecast_current add constraint forecast_current_forecast_fkey
  foreign key (vendor_id, forecast_id, partner_id) references forecast (vendor_id, id, partner_id)
  on delete cascade on update no action;
alter table forecast_current add constraint forecast_current_product_fkey
  foreign key (vendor_id, product_id) references product (vendor_id, id)
  on delete restrict on update no action;

do $$
declare
  own constant text := 'partner_id = scope.partner()';
  own_files constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''operations'', ''planner'')';
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('forecast_current', 'true', own, machine, own_files, machine, own_files);
end $$;

-- More than anybody sells in a month, and small enough that a sum over all partners stays a whole number.
alter table forecast_line add constraint forecast_line_quantity_bound check (quantity <= 10000000);
alter table forecast_line add constraint forecast_line_month_begins
  check (bucket <> 'month' or extract(day from bucket_start) = 1);

-- Reads under the asking one's own scope: a product that it does not see is one that it cannot forecast.
create function tributary.take_forecast_line() returns trigger language plpgsql as $$
declare
  published timestamptz;
  made xid;
begin
  select f.published_at, f.xmin into published, made
    from tributary.forecast f
   where f.vendor_id = new.vendor_id and f.id = new.forecast_id;
  -- A line that comes after its publication's own transaction would change what was published.
  if made is null or made <> pg_current_xact_id()::xid then
    raise exception 'a publication is complete when it is made' using errcode = 'P0403';
  end if;
  perform 1 from tributary.product p where p.vendor_id = new.vendor_id and p.id = new.product_id;
  if not found then
    raise exception 'a forecast is for a product in sight' using errcode = 'P0403';
  end if;
  insert into tributary.forecast_current as c (vendor_id, product_id, partner_id, forecast_id, published_at)
  values (new.vendor_id, new.product_id, new.partner_id, new.forecast_id, published)
  on conflict (vendor_id, product_id, partner_id) do update
     set forecast_id = excluded.forecast_id, published_at = excluded.published_at
   where (c.published_at, c.forecast_id) < (excluded.published_at, excluded.forecast_id);
  return new;
end $$;
create trigger forecast_line_taken before insert on forecast_line
  for each row execute function tributary.take_forecast_line();
