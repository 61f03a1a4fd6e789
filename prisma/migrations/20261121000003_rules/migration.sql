-- What must hold under a race, or whatever the application does.
set search_path = tributary, public;

-- One live protection per customer and product family at any instant.
alter table protection add constraint protection_one_at_a_time
  exclude using gist (vendor_id with =, customer_id with =, family_id with =, tstzrange(starts_at, ends_at) with &&)
  where (released_at is null);
alter table protection add constraint protection_has_duration check (ends_at > starts_at);

-- A line that was superseded keeps its key; only one version of it is live.
create unique index revenue_fact_one_live_line on revenue_fact (vendor_id, line_key) where superseded_at is null;
create unique index inventory_line_one_live on inventory_line (vendor_id, partner_id, location, as_of, product_id)
  where superseded_at is null;
-- A file that was refused may be sent again; one that was taken, or is being read, is the same file.
create unique index submission_same_file on submission
  (vendor_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid), kind, sha256)
  where status <> 'refused';

alter table membership add constraint membership_role_fits_side check (
  case when partner_id is null
    then role in ('vendor_admin', 'channel_manager', 'channel_operations', 'finance')
    else role in ('partner_admin', 'sales_rep', 'operations', 'planner') end);
create unique index membership_once on membership
  (vendor_id, person_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid)) where ended_at is null;
alter table person add constraint person_email_is_lower_case check (email = lower(email));
alter table partner_link add constraint partner_link_two_partners check (distributor_id <> reseller_id);
alter table tier add constraint tier_discount_sane check (discount_bp between 0 and 9999);
alter table price add constraint price_positive check (list_minor > 0);
alter table customer add constraint customer_not_own_parent check (parent_id is distinct from id);
alter table deal add constraint deal_value_not_negative check (value_minor >= 0);
alter table deal_line add constraint deal_line_quantity check (quantity > 0);
alter table deal_line add constraint deal_line_amount check (amount_minor = unit_minor * quantity);
alter table forecast_line add constraint forecast_line_quantity check (quantity >= 0);
alter table revenue_fact add constraint revenue_fact_shape check (
  case kind
    when 'sell_in' then partner_id is not null and party_id is null and sold_to_id is null
    when 'sell_through' then partner_id is not null
    when 'direct' then partner_id is null and party_id is not null end);
alter table deal add constraint deal_approved_has_end check (status <> 'approved' or protected_until is not null);

-- What a partner may write in which state of its deal. The form knows the same rule; this one holds.
create function tributary.guard_deal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (new.vendor_id, new.id, new.partner_id, new.number) is distinct from (old.vendor_id, old.id, old.partner_id, old.number) then
      raise exception 'a deal keeps its number and its partner' using errcode = 'P0403';
    end if;
    if old.status in ('won', 'lost', 'withdrawn', 'rejected') and new.status is distinct from old.status then
      raise exception 'a closed deal stays closed' using errcode = 'P0403';
    end if;
  end if;
  if scope.is_vendor() then
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
  if new.status is distinct from old.status and (old.status::text, new.status::text) not in (
    ('draft', 'submitted'), ('info_requested', 'submitted'), ('expired', 'submitted'),
    ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('in_review', 'withdrawn'), ('info_requested', 'withdrawn'),
    ('approved', 'won'), ('approved', 'lost')
  ) then
    raise exception 'a partner cannot move a deal from % to %', old.status, new.status using errcode = 'P0403';
  end if;
  if old.status not in ('draft', 'info_requested', 'expired')
     and (new.party_id, new.currency, new.value_minor, new.rules, new.program_version_id, new.submitted_at, new.decide_by)
         is distinct from (old.party_id, old.currency, old.value_minor, old.rules, old.program_version_id, old.submitted_at, old.decide_by) then
    raise exception 'the terms of a submitted deal are fixed' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_guard before insert or update on deal for each row execute function tributary.guard_deal();

-- A joint account's answer belongs to the side that was asked.
create function tributary.guard_joint_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.customer_id, new.partner_id, new.invited_by) is distinct from (old.customer_id, old.partner_id, old.invited_by) then
    raise exception 'a joint account keeps its customer and its partner' using errcode = 'P0403';
  end if;
  if tg_op = 'UPDATE' and new.status = 'active' and old.status = 'invited'
     and (old.invited_by = 'vendor') = scope.is_vendor() then
    raise exception 'an invitation is answered by the side that was invited' using errcode = 'P0403';
  end if;
  if tg_op = 'INSERT' and not scope.is_vendor() and new.status <> 'invited' then
    raise exception 'a joint account begins with an invitation' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger joint_account_guard before insert or update on joint_account
  for each row execute function tributary.guard_joint_account();
