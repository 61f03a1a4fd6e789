-- Who else is at a registration's customer, found when it is handed in and kept with the evidence.
set search_path = tributary, public;

-- What identifies a party, in its normal form and whatever customer it was resolved to. Parties that were reported
-- before have none yet; the portal reads them again (customers.read_keys).
alter table reported_party add column domain_key text;
alter table reported_party add column duns_key text;
alter table reported_party add column vat_key text;
alter table reported_party add column keys_version int not null default 1;
create index reported_party_by_domain on reported_party (vendor_id, domain_key) where domain_key is not null;
create index reported_party_by_duns on reported_party (vendor_id, duns_key) where duns_key is not null;
create index reported_party_by_vat on reported_party (vendor_id, vat_key) where vat_key is not null;
create index reported_party_unread on reported_party (vendor_id, id) where keys_version < 2;

-- The deals of a party that still matter to others: those that wait, and those whose protection may run.
create index deal_open_by_party on deal (vendor_id, party_id)
  where status in ('submitted', 'in_review', 'info_requested');
create index deal_held_by_party on deal (vendor_id, party_id, protected_until) where status in ('approved', 'won');

-- Where the vendor's own sales are at work.
create table direct_engagement (
  vendor_id int not null,
  id uuid not null,
  customer_id uuid not null,
  -- Null for every family.
  family_id uuid,
  starts_on date not null,
  -- Its last day; null while nobody knows.
  ends_on date,
  note text not null,
  by_name text not null,
  created_at timestamptz(3) not null,
  constraint direct_engagement_pkey primary key (vendor_id, id),
  constraint direct_engagement_has_days check (ends_on is null or ends_on >= starts_on)
);
create index direct_engagement_by_customer on direct_engagement (vendor_id, customer_id, starts_on desc, id);
alter table direct_engagement add constraint direct_engagement_customer_fkey
  foreign key (vendor_id, customer_id) references customer (vendor_id, id) on delete restrict on update no action;
alter table direct_engagement add constraint direct_engagement_family_fkey
  foreign key (vendor_id, family_id) references product_family (vendor_id, id) on delete restrict on update no action;
select scope.close_table('direct_engagement', 'true', 'false',
  'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')', 'false',
  'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')');

-- `other_id` is another deal, an engagement or a customer, as `other_kind` says: each is found once for a deal. What
-- no longer holds keeps its row and is `gone`. Found by the portal alone, read by the vendor alone.
create table deal_conflict (
  vendor_id int not null,
  deal_id uuid not null,
  other_id uuid not null,
  other_kind text not null,
  verdict text not null,
  customer_id uuid not null,
  family_ids uuid[] not null,
  -- Of the protection or the engagement.
  window_from timestamptz(3),
  window_until timestamptz(3),
  evidence jsonb not null,
  strength float not null,
  rule_version int not null,
  found_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  gone_at timestamptz(3),
  constraint deal_conflict_pkey primary key (vendor_id, deal_id, other_id),
  constraint deal_conflict_other_known check (other_kind in ('deal', 'engagement', 'customer')),
  constraint deal_conflict_verdict_known check (
    case other_kind
      when 'deal' then verdict in ('conflict', 'duplicate', 'competing', 'possible')
      when 'engagement' then verdict = 'direct'
      else verdict = 'existing_customer' end)
);
alter table deal_conflict add constraint deal_conflict_deal_fkey
  foreign key (vendor_id, deal_id) references deal (vendor_id, id) on delete cascade on update no action;
alter table deal_conflict add constraint deal_conflict_customer_fkey
  foreign key (vendor_id, customer_id) references customer (vendor_id, id) on delete restrict on update no action;
select scope.close_table('deal_conflict', 'true', 'false', 'scope.role() = ''system''', 'false',
  'scope.role() = ''system''', 'false');
