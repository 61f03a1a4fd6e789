-- Every audit entry of a vendor is sealed to the one before, by the database and at the instant of the commit, so
-- that an entry changed, taken out, slipped in or moved afterwards shows. `digest` is the entry's own, `hash` ties
-- it to its place: whoever notes the last hash elsewhere also sees when the end was cut off.
set search_path = tributary, public;

create table audit_seal (
  vendor_id int not null,
  seq bigint not null,
  -- None in the first row: it stands for the chain's beginning.
  entry_id uuid,
  sealed_at timestamptz(3) not null,
  digest bytea,
  hash bytea not null,
  constraint audit_seal_pkey primary key (vendor_id, seq)
);
create unique index audit_seal_by_entry on audit_seal (vendor_id, entry_id);
alter table audit_seal add constraint audit_seal_names_its_entry check (
  case when seq = 0 then entry_id is null and digest is null else seq > 0 and entry_id is not null and digest is not null end);
create index audit_entry_by_action on audit_entry (vendor_id, action, at desc, id);

-- The vendor reads its seals and nobody writes one: that is for the role below, which owns one function and has
-- no login. It may lock the beginning of a chain, for which PostgreSQL wants the right to change it, and change nothing.
select scope.close_table('audit_seal', 'true', 'false');
create policy audit_seal_for_seal on audit_seal for select to tributary_seal using (true);
create policy audit_seal_add_for_seal on audit_seal for insert to tributary_seal with check (true);
create policy audit_seal_lock_for_seal on audit_seal for update to tributary_seal using (seq = 0) with check (false);
create policy audit_entry_for_seal on audit_entry for select to tributary_seal using (true);
grant select, insert, update (sealed_at) on audit_seal to tributary_seal;
grant select on audit_entry to tributary_seal;
grant usage on schema tributary to tributary_seal;
create schema audit;
grant usage, create on schema audit to tributary_seal;

-- A field with its length before it: no two entries have the same text.
create function audit.field(value text) returns text language sql immutable
  as $$ select coalesce(octet_length(value) || ':' || value, '-') $$;

create function audit.milliseconds(at timestamptz) returns text language sql immutable
  as $$ select (extract(epoch from at) * 1000)::bigint::text $$;

create function audit.digest_of(e tributary.audit_entry) returns bytea language sql immutable as $$
  select sha256(convert_to(
    audit.field(e.vendor_id::text) || audit.field(e.id::text) || audit.field(audit.milliseconds(e.at)) ||
    audit.field(e.partner_id::text) || audit.field(e.person_id::text) || audit.field(e.actor_name) ||
    audit.field(e.action) || audit.field(e.subject_kind) || audit.field(e.subject_id) ||
    audit.field(e.detail::text), 'UTF8'))
$$;

create function audit.beginning_of(vendor int) returns bytea language sql immutable
  as $$ select sha256(convert_to('tributary audit ' || vendor, 'UTF8')) $$;

create function audit.hash_of(previous bytea, vendor int, seq bigint, sealed_at timestamptz, digest bytea)
returns bytea language sql immutable as $$
  select sha256(previous || digest ||
    convert_to(audit.field(vendor::text) || audit.field(seq::text) || audit.field(audit.milliseconds(sealed_at)), 'UTF8'))
$$;

-- Runs when the transaction commits. The chain's first row is its lock, so that two transactions of one vendor wait
-- for each other's last instant and not for each other's work.
create function audit.seal_entry() returns trigger
language plpgsql security definer set search_path = tributary, pg_temp as $$
declare
  sealed constant timestamptz(3) := clock_timestamp();
  own constant bytea := audit.digest_of(new);
  last_seq bigint;
  last_hash bytea;
begin
  perform from audit_seal s where s.vendor_id = new.vendor_id and s.seq = 0 for update;
  if not found then
    insert into audit_seal (vendor_id, seq, sealed_at, hash)
    values (new.vendor_id, 0, sealed, audit.beginning_of(new.vendor_id))
    on conflict do nothing;
    perform from audit_seal s where s.vendor_id = new.vendor_id and s.seq = 0 for update;
  end if;
  select s.seq, s.hash into last_seq, last_hash
    from audit_seal s where s.vendor_id = new.vendor_id order by s.seq desc limit 1;
  insert into audit_seal (vendor_id, seq, entry_id, sealed_at, digest, hash)
  values (new.vendor_id, last_seq + 1, new.id, sealed, own,
          audit.hash_of(last_hash, new.vendor_id, last_seq + 1, sealed, own));
  return null;
end $$;

-- What was written before is sealed now, in the order in which it says it was written. The owner sees forced
-- tables' rows only while they are not forced.
alter table audit_entry no force row level security;
alter table audit_seal no force row level security;
do $$
declare
  e tributary.audit_entry;
  sealed constant timestamptz(3) := clock_timestamp();
  vendor int;
  place bigint;
  last_hash bytea;
  own bytea;
begin
  for e in select * from tributary.audit_entry order by vendor_id, at, id loop
    if e.vendor_id is distinct from vendor then
      vendor := e.vendor_id;
      place := 0;
      last_hash := audit.beginning_of(vendor);
      insert into tributary.audit_seal (vendor_id, seq, sealed_at, hash) values (vendor, 0, sealed, last_hash);
    end if;
    place := place + 1;
    own := audit.digest_of(e);
    last_hash := audit.hash_of(last_hash, vendor, place, sealed, own);
    insert into tributary.audit_seal (vendor_id, seq, entry_id, sealed_at, digest, hash)
    values (vendor, place, e.id, sealed, own, last_hash);
  end loop;
end $$;
alter table audit_entry force row level security;
alter table audit_seal force row level security;

alter function audit.seal_entry() owner to tributary_seal;
revoke all on function audit.seal_entry() from public;
create constraint trigger audit_entry_sealed after insert on audit_entry
  deferrable initially deferred for each row execute function audit.seal_entry();
