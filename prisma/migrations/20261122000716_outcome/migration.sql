-- What became of a deal in the books, what people decided about echoes, and lines of closed days.
set search_path = tributary, public;

-- What was bought under a deal and beside it, as the list of deals reads it. It follows from the books and is worked
-- out by the portal; whoever else sold there stands in it, so no partner reads one.
create table deal_outcome (
  vendor_id int not null,
  deal_id uuid not null,
  bought_units bigint not null,
  elsewhere_units bigint not null,
  -- The day on which its partner won it.
  won_on date,
  looked_at timestamptz(3) not null,
  constraint deal_outcome_pkey primary key (vendor_id, deal_id)
);
alter table deal_outcome add constraint deal_outcome_deal_fkey
  foreign key (vendor_id, deal_id) references deal (vendor_id, id) on delete cascade on update no action;
select scope.close_table('deal_outcome', 'true', 'false', 'scope.role() = ''system''', 'false',
  'scope.role() = ''system''', 'false');

-- The lines that name a deal.
create index revenue_fact_by_deal on revenue_fact (vendor_id, deal_id) where deal_id is not null;

-- What a person said of two lines: that they are two sales, or one. By the lines' keys, which a corrected line keeps.
create table echo_decision (
  vendor_id int not null,
  id uuid not null,
  product_id uuid not null,
  own_key text not null,
  other_key text not null,
  verdict text not null,
  decided_by uuid,
  decided_at timestamptz(3) not null,
  undone_by uuid,
  undone_at timestamptz(3),
  constraint echo_decision_pkey primary key (vendor_id, id),
  constraint echo_decision_verdict_known check (verdict in ('parted', 'paired')),
  constraint echo_decision_of_two check (own_key <> other_key)
);
alter table echo_decision add constraint echo_decision_product_fkey
  foreign key (vendor_id, product_id) references product (vendor_id, id) on delete restrict on update no action;
create unique index echo_decision_once on echo_decision (vendor_id, own_key, other_key) where undone_at is null;
-- A line repeats one other at most, and is repeated by one.
create unique index echo_decision_one_pair on echo_decision (vendor_id, own_key)
  where undone_at is null and verdict = 'paired';
create unique index echo_decision_one_echo on echo_decision (vendor_id, other_key)
  where undone_at is null and verdict = 'paired';
create index echo_decision_by_product on echo_decision (vendor_id, product_id) where undone_at is null;
create index echo_decision_by_day on echo_decision (vendor_id, decided_at desc, id desc);
select scope.close_table('echo_decision', 'true', 'false', 'scope.role() = ''system''', 'false',
  'scope.role() = ''system''', 'false');

-- The list of echoes, the latest first.
create index revenue_fact_echoes on revenue_fact (vendor_id, day desc, id desc) where shadow_of_id is not null;

-- Whether lines of closed days are taken: the ledger books what they change on the first open day.
alter table vendor add column takes_closed_days boolean not null default false;
