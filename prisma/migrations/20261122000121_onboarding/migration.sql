-- How a company becomes a partner, what it signed, and how it stops being one.
set search_path = tributary, public;

create type partner_status as enum ('active', 'suspended', 'ended');
alter table partner add column status partner_status not null default 'active';
alter table partner add column status_note text;
alter table partner add column domain text;
alter table partner add column tax_id text;
-- ISO countries, or names of regions, in which it may sell.
alter table partner add column territories text[] not null default '{}';
alter table partner add constraint partner_domain_is_lower_case check (domain = lower(domain));
alter table vendor add column takes_applications boolean not null default true;

-- A manager may suspend a partner and let it back; ending one, and undoing that, is an administrator's.
create function tributary.guard_partner() returns trigger language plpgsql as $$
begin
  if new.kind is distinct from old.kind then
    raise exception 'a partner keeps its kind' using errcode = 'P0403';
  end if;
  if new.status is distinct from old.status and 'ended' in (old.status, new.status)
     and scope.role() not in ('vendor_admin', 'system') then
    raise exception 'only an administrator ends a partner' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger partner_guard before update on partner for each row execute function tributary.guard_partner();

-- Nobody works for a partner that is suspended or ended: its people are out with their next request.
create or replace function identity.memberships_of(who uuid)
returns table (
  vendor_id int, id uuid, role text, name text, title text, email text, vendor_name text, vendor_short_name text,
  partner_id uuid, partner_name text, partner_kind text, linked uuid[], showing uuid[], second_factor_required boolean
)
language sql stable security definer set search_path = tributary, pg_temp as $$
  select m.vendor_id, m.id, m.role::text, m.name, m.title, m.email, v.name, v.short_name,
         p.id, p.name, p.kind::text,
         array(select case when l.distributor_id = p.id then l.reseller_id else l.distributor_id end
                 from partner_link l
                where l.vendor_id = m.vendor_id and l.status = 'live'
                  and (l.distributor_id = p.id or l.reseller_id = p.id)),
         array(select l.reseller_id
                 from partner_link l
                where l.vendor_id = m.vendor_id and l.status = 'live' and l.shares_deals
                  and l.distributor_id = p.id),
         case v.second_factor_for when 'everybody' then true when 'staff' then m.partner_id is null else false end
    from membership m
    join vendor v on v.vendor_id = m.vendor_id
    left join partner p on p.vendor_id = m.vendor_id and p.id = m.partner_id
   where m.person_id = who and m.ended_at is null and coalesce(p.status, 'active') = 'active'
   order by v.name, p.name nulls first, m.id
$$;

create type agreement_kind as enum ('partner', 'distribution', 'supply', 'confidentiality', 'data_protection', 'other');
create table agreement (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid not null,
  kind agreement_kind not null,
  version text not null,
  -- Where the signed paper lies: a number or an address in the vendor's own archive.
  reference text,
  signed_on date not null,
  valid_until date,
  replaces_id uuid,
  ended_at timestamptz(3),
  end_note text,
  created_at timestamptz(3) not null,
  constraint agreement_pkey primary key (vendor_id, id)
);
create index agreement_by_partner on agreement (vendor_id, partner_id, signed_on);
create index agreement_by_end on agreement (vendor_id, valid_until);
alter table agreement add constraint agreement_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;
alter table agreement add constraint agreement_replaces_fkey
  foreign key (vendor_id, replaces_id) references agreement (vendor_id, id) on delete restrict on update no action;
-- Renewed once: of two who renew it at once, one is told.
create unique index agreement_renewed_once on agreement (vendor_id, replaces_id);
alter table agreement add constraint agreement_lasts check (valid_until >= signed_on);

create type application_status as enum ('received', 'asked', 'registered', 'declined');
create table partner_application (
  vendor_id int not null,
  id uuid not null,
  status application_status not null,
  kind partner_kind not null,
  company text not null,
  country char(2) not null,
  city text not null,
  domain text,
  tax_id text,
  sells text not null,
  name text not null,
  email text not null,
  title text not null,
  -- Of the link by which the applicant follows it.
  token_hash bytea not null,
  checked text[] not null default '{}',
  partner_id uuid,
  decided_at timestamptz(3),
  decider_name text,
  created_at timestamptz(3) not null,
  constraint partner_application_pkey primary key (vendor_id, id)
);
create unique index partner_application_by_token on partner_application (vendor_id, token_hash);
create index partner_application_by_status on partner_application (vendor_id, status, created_at);
create index partner_application_by_domain on partner_application (vendor_id, domain);
alter table partner_application add constraint partner_application_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;
alter table partner_application add constraint partner_application_decided check (
  case status when 'registered' then partner_id is not null and decided_at is not null
              when 'declined' then partner_id is null and decided_at is not null
              else partner_id is null and decided_at is null end);

-- What was said about an application. An internal word stays inside.
create table application_note (
  vendor_id int not null,
  id uuid not null,
  application_id uuid not null,
  at timestamptz(3) not null,
  author_name text not null,
  kind text not null,
  text text not null,
  constraint application_note_pkey primary key (vendor_id, id),
  constraint application_note_kind_known check (kind in ('note', 'asked', 'answered', 'declined'))
);
create index application_note_by_application on application_note (vendor_id, application_id, at);
alter table application_note add constraint application_note_application_fkey
  foreign key (vendor_id, application_id) references partner_application (vendor_id, id)
  on delete cascade on update no action;

-- A decision stands.
create function tributary.guard_application() returns trigger language plpgsql as $$
begin
  if old.status in ('registered', 'declined') then
    raise exception 'an application that was decided stays decided' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger partner_application_guard before update on partner_application
  for each row execute function tributary.guard_application();

do $$
declare
  desk constant text := 'scope.role() in (''channel_manager'', ''channel_operations'', ''vendor_admin'', ''system'')';
  manager constant text := 'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')';
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('agreement', 'true', 'partner_id = scope.partner()', manager, 'false', manager);
  -- Applicants are nobody's users yet: the portal writes down what they send.
  perform scope.close_table('partner_application', desk, 'false', machine, 'false', manager);
  perform scope.close_table('application_note', desk, 'false', manager);
end $$;
