-- Which party is which customer, on weighed evidence: what finds the few that may be meant among a million, by which
-- weights it is decided, and what waits for a person.
set search_path = tributary, public;

alter table reported_party
  add column phone text,
  add column lei text;

-- Hashes of what a party may be found by. Nobody can delete a party, so a key needs no foreign key: with one, each of
-- a dozen keys a party would be paid for twice.
create table party_key (
  vendor_id int not null,
  key bigint not null,
  party_id uuid not null,
  constraint party_key_pkey primary key (vendor_id, key, party_id)
);

drop index reported_party_unread;
create index reported_party_unread on reported_party (vendor_id, id) where keys_version < 3;

create type match_rule_state as enum ('trial', 'live', 'retired');

-- A vendor's own weights and thresholds; without a live one, those that came with the application decide.
create table match_rule (
  vendor_id int not null,
  version int not null,
  state match_rule_state not null,
  note text not null,
  weights jsonb not null,
  automatic double precision not null,
  workbench double precision not null,
  created_at timestamptz(3) not null,
  created_by text not null,
  turned_on_at timestamptz(3),
  constraint match_rule_pkey primary key (vendor_id, version)
);
create unique index match_rule_live on match_rule (vendor_id) where state = 'live';

-- How many of a vendor's parties say the words and cities that many of them say: what is not here is rare.
create table match_rarity (
  vendor_id int not null,
  counted_at timestamptz(3) not null,
  parties int not null,
  counts jsonb not null,
  constraint match_rarity_pkey primary key (vendor_id)
);

create type proposal_status as enum ('open', 'accepted', 'refused', 'superseded');

-- A party that may be this customer, for a person to decide. One row a pair, for good: what was refused stays refused.
create table match_proposal (
  vendor_id int not null,
  id uuid not null,
  party_id uuid not null,
  customer_id uuid not null,
  score double precision not null,
  evidence jsonb not null,
  rule_version int not null,
  status proposal_status not null default 'open',
  created_at timestamptz(3) not null,
  decided_by text,
  decided_at timestamptz(3),
  constraint match_proposal_pkey primary key (vendor_id, id),
  constraint match_proposal_party_fkey foreign key (vendor_id, party_id)
    references reported_party (vendor_id, id) on delete restrict on update no action,
  constraint match_proposal_customer_fkey foreign key (vendor_id, customer_id)
    references customer (vendor_id, id) on delete restrict on update no action
);
create unique index match_proposal_once on match_proposal (vendor_id, party_id, customer_id);
create index match_proposal_by_customer on match_proposal (vendor_id, customer_id);
create index match_proposal_open on match_proposal (vendor_id, party_id) where status = 'open';

do $$
declare
  steward constant text := 'scope.role() in (''channel_operations'', ''vendor_admin'', ''system'')';
  desk constant text := 'scope.role() in (''channel_manager'', ''channel_operations'', ''vendor_admin'', ''system'')';
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('party_key', 'true', 'false', desk, 'false', null, 'false', machine);
  perform scope.close_table('match_rule', 'true', 'false', steward, 'false', steward);
  perform scope.close_table('match_rarity', 'true', 'false', machine, 'false', machine);
  perform scope.close_table('match_proposal', 'true', 'false', desk, 'false', steward);
end $$;
