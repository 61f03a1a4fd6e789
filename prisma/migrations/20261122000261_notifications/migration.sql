-- What people are told in the portal, how each of them wants to hear of it, and mails that can be stopped.
set search_path = tributary, public;

create table notification (
  vendor_id int not null,
  id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  partner_id uuid,
  kind text not null,
  subject text not null,
  text text not null,
  path text not null,
  created_at timestamptz(3) not null,
  -- False for what its reader wants in the daily mail alone.
  listed boolean not null,
  read_at timestamptz(3),
  -- Waits for the daily mail until it went out with one.
  daily boolean not null,
  mailed_at timestamptz(3),
  constraint notification_pkey primary key (vendor_id, id)
);
create index notification_by_member on notification (vendor_id, membership_id, created_at desc, id desc);
create index notification_unread on notification (vendor_id, membership_id) where listed and read_at is null;
create index notification_for_the_daily_mail on notification (vendor_id, membership_id, created_at)
  where daily and mailed_at is null;
alter table notification add constraint notification_member_fkey
  foreign key (vendor_id, membership_id) references membership (vendor_id, id) on delete cascade on update no action;
alter table notification add constraint notification_path_is_ours check (path ~ '^/[^/\\]');

create table notification_choice (
  vendor_id int not null,
  membership_id uuid not null,
  kind text not null,
  person_id uuid not null,
  partner_id uuid,
  in_app boolean not null,
  mail text not null,
  changed_at timestamptz(3) not null,
  constraint notification_choice_pkey primary key (vendor_id, membership_id, kind)
);
alter table notification_choice add constraint notification_choice_member_fkey
  foreign key (vendor_id, membership_id) references membership (vendor_id, id) on delete cascade on update no action;
alter table notification_choice add constraint notification_choice_mail_known
  check (mail in ('at_once', 'daily', 'off'));

-- Whose mail it is and of which kind: its reader can stop more of them without signing in.
alter table mail add column membership_id uuid;
alter table mail add column kind text;

do $$
declare
  self constant text := 'person_id = nullif(current_setting(''scope.person_id'', true), '''')::uuid';
  desk constant text := format('case when scope.role() = ''system'' then true else partner_id is null and %s end', self);
  portal constant text := format('partner_id = scope.partner() and %s', self);
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('notification', desk, portal, machine, 'false', desk, portal, machine);
  perform scope.close_table('notification_choice', desk, portal, desk, portal, desk, portal);
end $$;

-- Work that comes by the clock goes from vendor to vendor; it learns their numbers and enters each one's scope.
create function identity.vendor_ids() returns setof int
language sql stable security definer set search_path = tributary, pg_temp as $$
  select vendor_id from vendor order by vendor_id
$$;
alter function identity.vendor_ids() owner to tributary_identity;
revoke all on function identity.vendor_ids() from public;
grant execute on function identity.vendor_ids() to tributary_app;
