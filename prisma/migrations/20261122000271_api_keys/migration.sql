-- Keys with which an organisation's programs ask the API. The secret is shown once; only its hash is kept.
set search_path = tributary, public;

create table api_key (
  vendor_id int not null,
  id uuid not null,
  -- Null for the vendor's own.
  partner_id uuid,
  name text not null,
  role role not null,
  may_write boolean not null,
  -- The part of the key that stays readable.
  short text not null,
  secret_hash bytea not null,
  made_by uuid not null,
  maker_name text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoker_name text,
  last_used_at timestamptz(3),
  last_network text,
  constraint api_key_pkey primary key (vendor_id, id)
);
create unique index api_key_by_secret on api_key (vendor_id, secret_hash);
create unique index api_key_by_short on api_key (vendor_id, short);
create index api_key_by_partner on api_key (vendor_id, partner_id, created_at);
alter table api_key add constraint api_key_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;
alter table api_key add constraint api_key_maker_fkey
  foreign key (vendor_id, made_by) references membership (vendor_id, id) on delete restrict on update no action;
alter table api_key add constraint api_key_role_fits_side check (
  case when partner_id is null
    then role in ('vendor_admin', 'channel_manager', 'channel_operations', 'finance')
    else role in ('partner_admin', 'sales_rep', 'operations', 'planner') end);
alter table api_key add constraint api_key_ends check (
  expires_at > created_at and expires_at <= created_at + interval '367 days');

-- What a key may do is settled when it is made, and one that was revoked stays dead.
create function tributary.guard_api_key() returns trigger language plpgsql as $$
begin
  if (new.vendor_id, new.id, new.partner_id, new.role, new.may_write, new.short, new.secret_hash, new.made_by, new.expires_at)
     is distinct from
     (old.vendor_id, old.id, old.partner_id, old.role, old.may_write, old.short, old.secret_hash, old.made_by, old.expires_at) then
    raise exception 'a key stays what it was made' using errcode = 'P0403';
  end if;
  if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
    raise exception 'a revoked key stays revoked' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger api_key_guard before update on api_key for each row execute function tributary.guard_api_key();

-- What was answered to a request that may be sent again, under the name its sender gave it.
create table api_idempotency (
  vendor_id int not null,
  key_id uuid not null,
  idempotency_key text not null,
  request_hash bytea not null,
  -- What the request makes gets this id, however often it is tried.
  subject_id uuid not null,
  -- Null while nobody has answered yet.
  status int,
  given_up boolean not null default false,
  headers jsonb,
  body text,
  created_at timestamptz(3) not null,
  constraint api_idempotency_pkey primary key (vendor_id, key_id, idempotency_key)
);
create index api_idempotency_by_age on api_idempotency (vendor_id, key_id, created_at);
alter table api_idempotency add constraint api_idempotency_key_fkey
  foreign key (vendor_id, key_id) references api_key (vendor_id, id) on delete cascade on update no action;

do $$
declare
  -- A partner's keys are the partner's business; the portal itself looks after all.
  own_vendor constant text := 'case when scope.role() = ''system'' then true else partner_id is null and scope.role() = ''vendor_admin'' end';
  own_admin constant text := 'partner_id = scope.partner() and scope.role() = ''partner_admin''';
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('api_key', own_vendor, own_admin, own_vendor, own_admin, own_vendor, own_admin);
  perform scope.close_table('api_idempotency', machine, 'false', machine, 'false', machine, 'false', machine);
end $$;

-- A key is looked up before it is known who asks. It works while its organisation does. What it makes belongs to who
-- made the key, or to a partner's longest-serving administrator once that person has left; nobody at the vendor decides
-- in somebody else's place.
create policy api_key_for_sign_in on api_key for select to tributary_identity using (true);
grant select on api_key to tributary_identity;
create function identity.key_of(vendor int, secret bytea)
returns table (
  id uuid, name text, role text, may_write boolean, expires_at timestamptz, last_used_at timestamptz,
  last_network text, partner_id uuid, partner_name text, partner_kind text, linked uuid[], showing uuid[],
  owner_id uuid, owner_name text
)
language sql stable security definer set search_path = tributary, pg_temp as $$
  select k.id, k.name, k.role::text, k.may_write, k.expires_at, k.last_used_at, k.last_network,
         p.id, p.name, p.kind::text,
         array(select case when l.distributor_id = p.id then l.reseller_id else l.distributor_id end
                 from partner_link l
                where l.vendor_id = k.vendor_id and l.status = 'live'
                  and (l.distributor_id = p.id or l.reseller_id = p.id)),
         array(select l.reseller_id
                 from partner_link l
                where l.vendor_id = k.vendor_id and l.status = 'live' and l.shares_deals
                  and l.distributor_id = p.id),
         o.id, o.name
    from api_key k
    left join partner p on p.vendor_id = k.vendor_id and p.id = k.partner_id
    left join lateral (
      select m.id, m.name from membership m
       where m.vendor_id = k.vendor_id and m.ended_at is null
         and m.partner_id is not distinct from k.partner_id
         and (m.id = k.made_by or m.role = 'partner_admin')
       order by m.id = k.made_by desc, m.created_at, m.id
       limit 1) o on true
   where k.vendor_id = vendor and k.secret_hash = secret and k.revoked_at is null
     and coalesce(p.status, 'active') = 'active'
$$;
alter function identity.key_of(int, bytea) owner to tributary_identity;
revoke all on function identity.key_of(int, bytea) from public;
grant execute on function identity.key_of(int, bytea) to tributary_app;
