-- Joint accounts: who reads what of the other side, and what each side knows of the people at the customer.
set search_path = tributary, public;

-- One row for each day on which a person read what the other side shows.
create table joint_reading (
  vendor_id int not null,
  id uuid not null,
  account_id uuid not null,
  partner_id uuid not null,
  side side not null,
  facet facet not null,
  person_id uuid not null,
  person_name text not null,
  day date not null,
  read_at timestamptz(3) not null,
  constraint joint_reading_pkey primary key (vendor_id, id)
);
create unique index joint_reading_once_a_day
  on joint_reading (vendor_id, account_id, side, facet, person_id, day);
alter table joint_reading add constraint joint_reading_account_fkey
  foreign key (vendor_id, account_id, partner_id) references joint_account (vendor_id, id, partner_id)
  on delete cascade on update no action;

create table joint_contact (
  vendor_id int not null,
  id uuid not null,
  account_id uuid not null,
  partner_id uuid not null,
  side side not null,
  name text not null,
  title text,
  email text,
  phone text,
  constraint joint_contact_pkey primary key (vendor_id, id)
);
create index joint_contact_by_account on joint_contact (vendor_id, account_id);
alter table joint_contact add constraint joint_contact_account_fkey
  foreign key (vendor_id, account_id, partner_id) references joint_account (vendor_id, id, partner_id)
  on delete cascade on update no action;

do $$
declare
  manager constant text := 'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'') and side = ''vendor''';
  own_sales constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''sales_rep'') and side = ''partner''';
  self constant text := 'person_id = nullif(current_setting(''scope.person_id'', true), '''')::uuid';
begin
  -- A receipt is written by the one who read, and stays.
  perform scope.close_table('joint_reading', 'true', 'partner_id = scope.partner()',
    'side = ''vendor'' and ' || self, 'side = ''partner'' and partner_id = scope.partner() and ' || self);
  -- Whom a side knows is that side's own; the other reads it through accounts.contacts().
  perform scope.close_table('joint_contact',
    'side = ''vendor'' or scope.role() = ''system''', 'partner_id = scope.partner() and side = ''partner''',
    manager, own_sales, null, 'false', manager, own_sales);
end $$;

create unique index joint_account_one_open on joint_account (vendor_id, customer_id, partner_id)
  where status in ('invited', 'active');
create unique index joint_grant_one_at_a_time on joint_grant (vendor_id, account_id, side, facet)
  where revoked_at is null;
create unique index joint_member_once on joint_member (vendor_id, account_id, side, email);

-- A joint account is begun by one side, answered by the other, and ended by either; it never comes back.
create or replace function tributary.guard_joint_account() returns trigger language plpgsql as $$
declare
  inviting constant boolean := (new.invited_by = 'vendor') = scope.is_vendor();
begin
  if tg_op = 'INSERT' then
    if scope.role() <> 'system' and (new.status <> 'invited' or not inviting) then
      raise exception 'a joint account begins with an invitation of one''s own' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if (new.customer_id, new.partner_id, new.invited_by, new.title, new.message)
     is distinct from (old.customer_id, old.partner_id, old.invited_by, old.title, old.message) then
    raise exception 'a joint account keeps its customer, its partner and its invitation' using errcode = 'P0403';
  end if;
  if new.status is distinct from old.status and not (case
    when old.status = 'invited' and new.status in ('active', 'declined') then not inviting
    when old.status = 'invited' and new.status = 'ended' then inviting
    else old.status = 'active' and new.status = 'ended'
  end) then
    raise exception 'this side cannot move a joint account from % to %', old.status, new.status using errcode = 'P0403';
  end if;
  return new;
end $$;

-- What was shown stays on record: a grant is revoked and followed by another, never rewritten or revived.
create function tributary.guard_joint_grant() returns trigger language plpgsql as $$
begin
  if (new.account_id, new.partner_id, new.side, new.facet, new.level, new.granted_by, new.starts_at, new.ends_at)
     is distinct from (old.account_id, old.partner_id, old.side, old.facet, old.level, old.granted_by, old.starts_at, old.ends_at)
     or old.revoked_at is not null then
    raise exception 'a grant can only be revoked' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger joint_grant_guard before update on joint_grant
  for each row execute function tributary.guard_joint_grant();
