-- For whom a forecast is: the part of a figure that its publisher expects one customer to take.
set search_path = tributary, public;

create table forecast_customer (
  vendor_id int not null,
  forecast_id uuid not null,
  product_id uuid not null,
  bucket_start date not null,
  -- As the publisher wrote it; the customer is whom this resolves to.
  party_id uuid not null,
  partner_id uuid not null,
  quantity int not null,
  constraint forecast_customer_pkey primary key (vendor_id, forecast_id, product_id, bucket_start, party_id),
  constraint forecast_customer_quantity check (quantity >= 0)
);
create index forecast_customer_by_party on forecast_customer (vendor_id, party_id);
alter table forecast_customer add constraint forecast_customer_forecast_fkey
  foreign key (vendor_id, forecast_id, partner_id) references forecast (vendor_id, id, partner_id)
  on delete cascade on update no action;
alter table forecast_customer add constraint forecast_customer_line_fkey
  foreign key (vendor_id, forecast_id, product_id, bucket_start)
  references forecast_line (vendor_id, forecast_id, product_id, bucket_start)
  on delete cascade on update no action;
alter table forecast_customer add constraint forecast_customer_party_fkey
  foreign key (vendor_id, party_id) references reported_party (vendor_id, id)
  on delete restrict on update no action;

do $$
declare
  own constant text := 'partner_id = scope.partner()';
  machine constant text := 'scope.role() = ''system''';
begin
  -- Whom a wording means is the portal's to find out, so the portal alone writes here.
  perform scope.close_table('forecast_customer', 'true', own, machine);
end $$;
