-- What customers are worth, as it was estimated on a day from the ledger.
set search_path = tributary, public;

create type worth_segment as enum ('top', 'growing', 'steady', 'new', 'at_risk', 'sleeping', 'lost');

-- How a vendor reckons; without a row, as the application does.
create table worth_setting (
  vendor_id int not null,
  terms jsonb not null,
  constraint worth_setting_pkey primary key (vendor_id)
);

-- One estimate: until which day it looks, the models and what they add up to.
create table worth_run (
  vendor_id int not null,
  day date not null,
  made_at timestamptz(3) not null,
  report jsonb not null,
  constraint worth_run_pkey primary key (vendor_id, day)
);

-- Written a million at a time and by the portal alone, so without foreign keys, as the ledger is.
create table customer_worth (
  vendor_id int not null,
  day date not null,
  customer_id uuid not null,
  segment worth_segment not null,
  -- In the run that this one is compared with.
  was worth_segment,
  was_minor bigint,
  first_day date not null,
  last_day date not null,
  purchases int not null,
  rhythm_weeks float8,
  active float8,
  expected float8,
  average_minor bigint,
  lifetime_minor bigint,
  -- The lifetime value, or a year's revenue where there is no model.
  rank_minor bigint not null,
  year_minor bigint not null,
  before_minor bigint not null,
  all_minor bigint not null,
  constraint customer_worth_pkey primary key (vendor_id, day, customer_id)
);
create index customer_worth_by_rank on customer_worth (vendor_id, day, rank_minor, customer_id);
create index customer_worth_by_segment on customer_worth (vendor_id, day, segment, rank_minor, customer_id);
create index customer_worth_by_customer on customer_worth (vendor_id, customer_id, day);

do $$
declare
  machine constant text := 'scope.role() = ''system''';
  admin constant text := 'scope.role() in (''vendor_admin'', ''system'')';
begin
  perform scope.close_table('worth_setting', 'true', 'false', admin, 'false', admin, 'false');
  perform scope.close_table('worth_run', 'true', 'false', machine, 'false', null, 'false', machine);
  perform scope.close_table('customer_worth', 'true', 'false', machine, 'false', null, 'false', machine);
end $$;
