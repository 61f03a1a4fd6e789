-- A channel manager looks after the partners' people, and only an administrator after the vendor's own.
set search_path = tributary, public;

do $$
declare
  keeper constant text := 'vendor_id = scope.vendor() and case when scope.is_vendor()'
    ' then case when partner_id is null then scope.role() in (''vendor_admin'', ''system'')'
    ' else scope.role() in (''channel_manager'', ''vendor_admin'', ''system'') end'
    ' else partner_id = scope.partner() and scope.role() = ''partner_admin'' end';
begin
  drop policy membership_add on membership;
  drop policy membership_change on membership;
  execute format('create policy membership_add on membership for insert to tributary_app with check (%s)', keeper);
  execute format('create policy membership_change on membership for update to tributary_app using (%1$s) with check (%1$s)', keeper);
end $$;

-- Nobody gives themselves another role or place, whoever asks; what the portal does by itself says so.
create function tributary.guard_membership() returns trigger language plpgsql as $$
begin
  if (new.person_id, new.partner_id) is distinct from (old.person_id, old.partner_id) then
    raise exception 'a membership stays with its person and its place' using errcode = 'P0403';
  end if;
  if new.role is distinct from old.role and scope.role() <> 'system'
     and old.person_id::text = current_setting('scope.person_id', true) then
    raise exception 'nobody changes their own role' using errcode = 'P0403';
  end if;
  if old.ended_at is not null and new.ended_at is null then
    raise exception 'a membership that ended does not begin again' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger membership_guard before update on membership
  for each row execute function tributary.guard_membership();

-- One place, one membership at a time.
create unique index membership_one_live on membership
  (vendor_id, person_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where ended_at is null;

-- The link in a mail that only its reader may use: encrypted, and wiped once the mail is out.
alter table mail add column secret bytea;
