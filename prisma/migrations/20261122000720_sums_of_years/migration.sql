-- What customers bought in a fiscal year, with its months side by side: whoever ranks customers reads one row of each.
-- It takes the place of the sums by party and month, and by party and quarter.
set search_path = tributary, public;

create table ledger_year (
  vendor_id int not null,
  view smallint not null,
  currency char(3) not null,
  year date not null,
  subject uuid not null,
  first_partner_id uuid not null,
  last_partner_id uuid not null,
  way smallint not null,
  lines_1 int not null default 0, units_1 bigint not null default 0, net_1 bigint not null default 0, street_1 bigint not null default 0, base_net_1 bigint not null default 0, base_street_1 bigint not null default 0,
  lines_2 int not null default 0, units_2 bigint not null default 0, net_2 bigint not null default 0, street_2 bigint not null default 0, base_net_2 bigint not null default 0, base_street_2 bigint not null default 0,
  lines_3 int not null default 0, units_3 bigint not null default 0, net_3 bigint not null default 0, street_3 bigint not null default 0, base_net_3 bigint not null default 0, base_street_3 bigint not null default 0,
  lines_4 int not null default 0, units_4 bigint not null default 0, net_4 bigint not null default 0, street_4 bigint not null default 0, base_net_4 bigint not null default 0, base_street_4 bigint not null default 0,
  lines_5 int not null default 0, units_5 bigint not null default 0, net_5 bigint not null default 0, street_5 bigint not null default 0, base_net_5 bigint not null default 0, base_street_5 bigint not null default 0,
  lines_6 int not null default 0, units_6 bigint not null default 0, net_6 bigint not null default 0, street_6 bigint not null default 0, base_net_6 bigint not null default 0, base_street_6 bigint not null default 0,
  lines_7 int not null default 0, units_7 bigint not null default 0, net_7 bigint not null default 0, street_7 bigint not null default 0, base_net_7 bigint not null default 0, base_street_7 bigint not null default 0,
  lines_8 int not null default 0, units_8 bigint not null default 0, net_8 bigint not null default 0, street_8 bigint not null default 0, base_net_8 bigint not null default 0, base_street_8 bigint not null default 0,
  lines_9 int not null default 0, units_9 bigint not null default 0, net_9 bigint not null default 0, street_9 bigint not null default 0, base_net_9 bigint not null default 0, base_street_9 bigint not null default 0,
  lines_10 int not null default 0, units_10 bigint not null default 0, net_10 bigint not null default 0, street_10 bigint not null default 0, base_net_10 bigint not null default 0, base_street_10 bigint not null default 0,
  lines_11 int not null default 0, units_11 bigint not null default 0, net_11 bigint not null default 0, street_11 bigint not null default 0, base_net_11 bigint not null default 0, base_street_11 bigint not null default 0,
  lines_12 int not null default 0, units_12 bigint not null default 0, net_12 bigint not null default 0, street_12 bigint not null default 0, base_net_12 bigint not null default 0, base_street_12 bigint not null default 0,
  constraint ledger_year_pkey primary key
    (vendor_id, view, currency, year, subject, first_partner_id, last_partner_id, way)
);
create index ledger_year_by_last on ledger_year (vendor_id, view, last_partner_id, year) where view = 4;
create index ledger_year_by_first on ledger_year (vendor_id, view, first_partner_id, year) where view = 4;

do $$
declare
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('ledger_year', 'true', 'false', machine, 'false', machine, 'false', machine);
end $$;

-- Books that are kept already are added up anew by the next job that looks after them.
truncate ledger_sum;
