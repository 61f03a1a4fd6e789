-- A link between a distributor and a reseller is live when both have said yes, and never by one word alone.
set search_path = tributary, public;

create type link_party as enum ('vendor', 'distributor', 'reseller');
alter table partner_link add column proposed_by link_party not null default 'vendor';
alter table partner_link add column distributor_accepted_at timestamptz(3);
alter table partner_link add column reseller_accepted_at timestamptz(3);
alter table partner_link add column ended_at timestamptz(3);
alter table partner_link add column ended_by link_party;
update partner_link set distributor_accepted_at = created_at, reseller_accepted_at = created_at where status = 'live';
alter table partner_link add constraint partner_link_live_by_both check (
  status <> 'live' or (distributor_accepted_at is not null and reseller_accepted_at is not null));

-- Each side answers for itself, the vendor for neither. When the second one says yes the link is live: the two
-- updates wait for one another on the row, so that it does not matter who was first.
create function tributary.guard_partner_link() returns trigger language plpgsql as $$
declare
  asking link_party := case
    when scope.is_vendor() then 'vendor'
    when new.distributor_id = scope.partner() and scope.kind() = 'distributor' then 'distributor'
    when new.reseller_id = scope.partner() and scope.kind() = 'reseller' then 'reseller' end;
  fresh boolean := tg_op = 'INSERT' or old.status = 'ended';
begin
  if tg_op = 'UPDATE' and (new.vendor_id, new.id, new.distributor_id, new.reseller_id)
     is distinct from (old.vendor_id, old.id, old.distributor_id, old.reseller_id) then
    raise exception 'a link keeps its two partners' using errcode = 'P0403';
  end if;
  -- What the portal itself loads has been agreed elsewhere.
  if scope.role() = 'system' then
    if new.status = 'live' then
      new.distributor_accepted_at := coalesce(new.distributor_accepted_at, new.created_at);
      new.reseller_accepted_at := coalesce(new.reseller_accepted_at, new.created_at);
    end if;
    return new;
  end if;
  if asking is null then
    raise exception 'a link is between a distributor and a reseller' using errcode = 'P0403';
  end if;

  if fresh then
    if new.status = 'ended' and tg_op = 'UPDATE' and new is not distinct from old then
      return new;
    end if;
    if new.status <> 'proposed' or new.proposed_by <> asking
       or (new.distributor_accepted_at is not null and asking <> 'distributor')
       or (new.reseller_accepted_at is not null and asking <> 'reseller')
       or (new.shares_deals and asking <> 'reseller') then
      raise exception 'a link begins with a proposal, and nobody accepts for another' using errcode = 'P0403';
    end if;
    return new;
  end if;

  if (new.distributor_accepted_at is distinct from old.distributor_accepted_at and asking <> 'distributor')
     or (new.reseller_accepted_at is distinct from old.reseller_accepted_at and asking <> 'reseller') then
    raise exception 'nobody accepts for another' using errcode = 'P0403';
  end if;
  if new.proposed_by <> old.proposed_by then
    raise exception 'a proposal keeps its proposer' using errcode = 'P0403';
  end if;
  if new.status = 'ended' then
    new.ended_by := asking;
    new.shares_deals := false;
    return new;
  end if;
  if new.shares_deals is distinct from old.shares_deals and asking <> 'reseller' then
    raise exception 'the reseller alone decides who sees its deals' using errcode = 'P0403';
  end if;
  if old.status = 'live' then
    if new.status <> 'live' or new.distributor_accepted_at is null or new.reseller_accepted_at is null then
      raise exception 'a live link can only be ended' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if new.distributor_accepted_at is not null and new.reseller_accepted_at is not null then
    new.status := 'live';
  elsif new.status = 'live' then
    raise exception 'a link is live when both have accepted' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger partner_link_guard before insert or update on partner_link
  for each row execute function tributary.guard_partner_link();

-- Either side may propose, answer and end.
drop policy partner_link_add on partner_link;
drop policy partner_link_change on partner_link;
create policy partner_link_add on partner_link for insert to tributary_app with check (
  vendor_id = scope.vendor() and case when scope.is_vendor()
    then scope.role() in ('channel_manager', 'vendor_admin', 'system')
    else (distributor_id = scope.partner() or reseller_id = scope.partner()) and scope.role() = 'partner_admin' end);
create policy partner_link_change on partner_link for update to tributary_app using (
  vendor_id = scope.vendor() and case when scope.is_vendor()
    then scope.role() in ('channel_manager', 'vendor_admin', 'system')
    else (distributor_id = scope.partner() or reseller_id = scope.partner()) and scope.role() = 'partner_admin' end);
