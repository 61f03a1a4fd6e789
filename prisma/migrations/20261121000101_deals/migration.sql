-- What a deal's two sides may write, and when, held by the database.
set search_path = tributary, public;

-- The distributor that a reseller shows its deals reads the customer's name, but none of the reported parties.
alter table deal add column customer_name text not null;

-- Prices are the portal's word: it adds the lines of a registration itself, and a partner neither adds nor removes any.
drop policy deal_line_add on deal_line;
create policy deal_line_add on deal_line for insert to tributary_app
  with check (vendor_id = scope.vendor() and case when scope.is_vendor()
    then scope.role() in ('channel_manager', 'vendor_admin', 'system') else false end);
drop policy deal_line_remove on deal_line;
create policy deal_line_remove on deal_line for delete to tributary_app
  using (vendor_id = scope.vendor() and case when scope.is_vendor()
    then scope.role() in ('channel_manager', 'vendor_admin', 'system') else false end);

-- Nobody speaks for the other side in a deal's history.
drop policy deal_event_add on deal_event;
create policy deal_event_add on deal_event for insert to tributary_app
  with check (vendor_id = scope.vendor() and case when scope.is_vendor()
    then scope.role() in ('channel_manager', 'vendor_admin', 'system')
    else partner_id = scope.partner() and scope.role() in ('partner_admin', 'sales_rep')
      and not internal and side = 'partner' end);

-- The same table of moves as app/domain/deals/moves.ts.
create function tributary.deal_may_move(side text, old_status text, new_status text) returns boolean
language sql immutable as $$
  select case side
    when 'partner' then (old_status, new_status) in (
      ('draft', 'submitted'), ('info_requested', 'submitted'), ('expired', 'submitted'),
      ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('in_review', 'withdrawn'), ('info_requested', 'withdrawn'),
      ('approved', 'won'), ('approved', 'lost'))
    else (old_status, new_status) in (
      ('submitted', 'in_review'), ('submitted', 'info_requested'), ('submitted', 'approved'), ('submitted', 'rejected'),
      ('in_review', 'info_requested'), ('in_review', 'approved'), ('in_review', 'rejected'),
      ('info_requested', 'in_review'), ('info_requested', 'approved'), ('info_requested', 'rejected'),
      ('approved', 'won'), ('approved', 'lost'), ('approved', 'expired'), ('approved', 'revoked'))
  end
$$;

create or replace function tributary.guard_deal() returns trigger language plpgsql as $$
declare
  side constant text := case when scope.is_vendor() then 'vendor' else 'partner' end;
begin
  if tg_op = 'UPDATE' then
    if (new.vendor_id, new.id, new.partner_id, new.number, new.created_at)
       is distinct from (old.vendor_id, old.id, old.partner_id, old.number, old.created_at) then
      raise exception 'a deal keeps its number and its partner' using errcode = 'P0403';
    end if;
    if new.status is distinct from old.status and not tributary.deal_may_move(side, old.status::text, new.status::text) then
      raise exception 'a % cannot move a deal from % to %', side, old.status, new.status using errcode = 'P0403';
    end if;
  end if;
  if side = 'vendor' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'submitted') or new.decided_at is not null or new.protected_until is not null then
      raise exception 'a partner cannot decide its own deal' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if (new.decided_at, new.decider_name, new.decision_note, new.protected_until)
     is distinct from (old.decided_at, old.decider_name, old.decision_note, old.protected_until) then
    raise exception 'a partner cannot decide its own deal' using errcode = 'P0403';
  end if;
  if old.status not in ('draft', 'info_requested', 'expired')
     and (new.party_id, new.customer_name, new.currency, new.value_minor, new.rules, new.program_version_id,
          new.submitted_at, new.decide_by, new.work_done)
         is distinct from (old.party_id, old.customer_name, old.currency, old.value_minor, old.rules, old.program_version_id,
          old.submitted_at, old.decide_by, old.work_done) then
    raise exception 'the terms of a submitted deal are fixed' using errcode = 'P0403';
  end if;
  if old.status in ('won', 'lost', 'withdrawn', 'rejected', 'revoked') then
    raise exception 'a closed deal stays as it is' using errcode = 'P0403';
  end if;
  return new;
end $$;

-- A queue by due time holds only what waits for somebody.
create index deal_waiting on deal (vendor_id, decide_by, id)
  where status in ('submitted', 'in_review', 'info_requested');
create index protection_by_customer on protection (vendor_id, customer_id, ends_at) where released_at is null;
