-- What a deal's clock has to do by itself, once each, and who waits for a protection to end.
set search_path = tributary, public;

-- When the clock has to look at a deal next; null while nothing of it depends on time. Whatever changes the deal
-- makes the clock look at it again.
alter table deal add column clock_at timestamptz(3);
-- Nobody asks while it is migrated, and the guard would take nobody for a partner.
alter table deal disable trigger deal_guard;
update deal set clock_at = updated_at where status in ('submitted', 'in_review', 'info_requested', 'approved');
alter table deal enable trigger deal_guard;
create index deal_by_clock on deal (vendor_id, clock_at, id) where clock_at is not null;
-- Approved deals whose time is over and which nobody has ended yet: read as expired, whether or not the clock was there.
create index deal_approved_by_end on deal (vendor_id, partner_id, protected_until, id) where status = 'approved';

create function tributary.wind_deal_clock() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT'
     or (new.version, new.status, new.decide_by, new.protected_until)
        is distinct from (old.version, old.status, old.decide_by, old.protected_until) then
    new.clock_at := case
      when new.status::text in ('submitted', 'in_review', 'info_requested', 'approved') then new.updated_at end;
  end if;
  return new;
end $$;
create trigger deal_wind_clock before insert or update on deal
  for each row execute function tributary.wind_deal_clock();

-- What the clock has done for a deal. The key says for which end, deadline or period it was: the same once.
create table deal_notice (
  vendor_id int not null,
  deal_id uuid not null,
  kind text not null,
  key text not null,
  partner_id uuid not null,
  at timestamptz(3) not null,
  constraint deal_notice_pkey primary key (vendor_id, deal_id, kind, key)
);
alter table deal_notice add constraint deal_notice_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete cascade on update no action;

-- Who wants to hear when a customer and family are free again. The partner has its own words for the customer; which
-- record they mean is the vendor's knowledge, so a partner reads no row of it.
create table protection_wait (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid not null,
  membership_id uuid not null,
  deal_id uuid,
  customer_id uuid not null,
  family_id uuid not null,
  customer_name text not null,
  created_at timestamptz(3) not null,
  told_at timestamptz(3),
  constraint protection_wait_pkey primary key (vendor_id, id)
);
create unique index protection_wait_once on protection_wait (vendor_id, partner_id, customer_id, family_id)
  where told_at is null;
create index protection_wait_by_deal on protection_wait (vendor_id, deal_id);
alter table protection_wait add constraint protection_wait_member_fkey
  foreign key (vendor_id, membership_id) references membership (vendor_id, id) on delete cascade on update no action;
alter table protection_wait add constraint protection_wait_customer_fkey
  foreign key (vendor_id, customer_id) references customer (vendor_id, id) on delete restrict on update no action;
alter table protection_wait add constraint protection_wait_family_fkey
  foreign key (vendor_id, family_id) references product_family (vendor_id, id) on delete restrict on update no action;
alter table protection_wait add constraint protection_wait_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete cascade on update no action;

do $$
declare
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('deal_notice', 'true', 'false', machine);
  perform scope.close_table('protection_wait', 'true', 'false', machine, 'false', machine, 'false', machine);
end $$;
