-- A deal after it was handed in: what each side may still write in which state, who changed what, what the partner asks
-- of the vendor, and a registration that begins anew.
set search_path = tributary, public;

-- Why a deal was lost.
alter type closure_reason add value 'price';
alter type closure_reason add value 'competitor';
alter type closure_reason add value 'no_budget';
alter type closure_reason add value 'no_decision';

-- How often it was handed in: an expired one may be again.
alter table deal add column registration int not null default 1;
-- What the vendor wants to know, by the names of app/domain/deals/deal-fields.ts. Only that opens for the partner.
alter table deal add column asked_fields text[] not null default '{}';
alter table deal add constraint deal_asked_fields_are_known check (asked_fields <@ array[
  'name', 'domain', 'address', 'duns', 'vat', 'contact', 'lines', 'stage', 'closeDay', 'workDone', 'reference']);

-- Each event says which version of the deal it made and what it changed; a form that is sent twice is one event.
alter table deal_event add column version int;
alter table deal_event add column changes jsonb;
alter table deal_event add column form_id uuid;
create unique index deal_event_once_per_form on deal_event (vendor_id, deal_id, form_id) where form_id is not null;

create type deal_request_kind as enum ('extension', 'amendment');
create type deal_request_status as enum ('pending', 'granted', 'refused', 'withdrawn', 'lapsed');
create table deal_request (
  vendor_id int not null,
  id uuid not null,
  deal_id uuid not null,
  partner_id uuid not null,
  kind deal_request_kind not null,
  status deal_request_status not null,
  registration int not null,
  reason text not null,
  -- The new end that an extension asks for.
  ends_at timestamptz(3),
  -- The terms that an amendment asks for: those that differ.
  proposed jsonb,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz(3) not null,
  answer_by timestamptz(3) not null,
  answered_at timestamptz(3),
  answerer_name text,
  answer_note text,
  constraint deal_request_pkey primary key (vendor_id, id),
  constraint deal_request_asks_for_something check (
    case kind when 'extension' then ends_at > asked_at and proposed is null
              else proposed is not null and ends_at is null end),
  constraint deal_request_is_answered check ((status = 'pending') = (answered_at is null))
);
create index deal_request_by_deal on deal_request (vendor_id, deal_id, asked_at desc);
create index deal_request_waiting on deal_request (vendor_id, answer_by, id) where status = 'pending';
-- One extension for each registration, whatever the answer; one that was taken back was not asked.
create unique index deal_request_one_extension on deal_request (vendor_id, deal_id, registration)
  where kind = 'extension' and status <> 'withdrawn';
create unique index deal_request_one_amendment on deal_request (vendor_id, deal_id)
  where kind = 'amendment' and status = 'pending';
alter table deal_request add constraint deal_request_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete cascade on update no action;

do $$
declare
  machine constant text := 'scope.role() = ''system''';
  manager constant text := 'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')';
  own constant text := 'partner_id = scope.partner()';
  own_sales constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''sales_rep'')';
begin
  perform scope.close_table('deal_request', 'true', own, machine, own_sales, manager, own_sales);
end $$;

-- Neither side answers for the other, and what was answered stays.
create function tributary.guard_deal_request() returns trigger language plpgsql as $$
declare
  asked record;
begin
  if scope.role() = 'system' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'pending' or new.answered_at is not null or new.answerer_name is not null then
      raise exception 'a partner cannot answer its own request' using errcode = 'P0403';
    end if;
    select d.status::text, d.registration, d.protected_until into asked
      from tributary.deal d
     where d.vendor_id = new.vendor_id and d.id = new.deal_id;
    if asked.registration is distinct from new.registration
       or (case new.kind
             when 'extension' then asked.status <> 'approved' or new.asked_at >= asked.protected_until
                                   or new.ends_at <= asked.protected_until
             else asked.status not in ('in_review', 'approved') end) then
      raise exception 'the deal is not where this can be asked' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if to_jsonb(new) - array['status', 'answered_at', 'answerer_name', 'answer_note']
     is distinct from to_jsonb(old) - array['status', 'answered_at', 'answerer_name', 'answer_note'] then
    raise exception 'a request stays as it was asked' using errcode = 'P0403';
  end if;
  if old.status <> 'pending' and new is distinct from old then
    raise exception 'an answered request stays as it is' using errcode = 'P0403';
  end if;
  if new.status <> old.status and (case when scope.is_vendor()
       then new.status not in ('granted', 'refused', 'lapsed')
       else new.status not in ('withdrawn', 'lapsed') or new.answerer_name is not null or new.answer_note is not null
       end) then
    raise exception 'a request is answered by the vendor and taken back by its partner' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_request_guard before insert or update on deal_request
  for each row execute function tributary.guard_deal_request();

-- The same table of moves as app/domain/deals/moves.ts.
create or replace function tributary.deal_may_move(side text, old_status text, new_status text) returns boolean
language sql immutable as $$
  select case side
    when 'partner' then (old_status, new_status) in (
      ('info_requested', 'submitted'), ('expired', 'submitted'),
      ('submitted', 'withdrawn'), ('in_review', 'withdrawn'), ('info_requested', 'withdrawn'),
      ('approved', 'won'), ('approved', 'lost'))
    else (old_status, new_status) in (
      ('submitted', 'in_review'), ('submitted', 'info_requested'), ('submitted', 'approved'), ('submitted', 'rejected'),
      ('in_review', 'info_requested'), ('in_review', 'approved'), ('in_review', 'rejected'),
      ('info_requested', 'in_review'), ('info_requested', 'approved'), ('info_requested', 'rejected'),
      ('approved', 'won'), ('approved', 'lost'), ('approved', 'expired'), ('approved', 'revoked'))
  end
$$;

-- The columns a partner may write in each state, the same as app/domain/deals/open-columns.ts. What is not named is
-- closed, so that a column somebody adds later is the portal's until it is opened here.
create function tributary.deal_open_columns(old_status text, new_status text, asked text[]) returns text[]
language sql immutable as $$
  select case
    when old_status not in ('submitted', 'in_review', 'info_requested', 'approved')
         and (old_status, new_status) <> ('expired', 'submitted') then array[]::text[]
    else array['status', 'version', 'updated_at', 'stage', 'close_day', 'reference', 'owner_id', 'owner_name']
      || case when (old_status, new_status) in (('approved', 'won'), ('approved', 'lost'))
              then array['closure'] else array[]::text[] end
      || coalesce((
        select array_agg(distinct term.written)
          from (values ('name', 'customer_name'), ('name', 'party_id'), ('domain', 'party_id'), ('address', 'party_id'),
                       ('duns', 'party_id'), ('vat', 'party_id'), ('contact', 'contact_name'),
                       ('contact', 'contact_email'), ('contact', 'contact_phone'), ('lines', 'currency'),
                       ('lines', 'value_minor'), ('workDone', 'work_done')) term (field, written)
         where case when old_status in ('submitted', 'expired') then true
                    when old_status = 'info_requested' then term.field = any(asked)
                    else false end), array[]::text[])
  end
$$;

create or replace function tributary.guard_deal() returns trigger language plpgsql as $$
declare
  side constant text := case when scope.is_vendor() then 'vendor' else 'partner' end;
  written text[];
begin
  if tg_op = 'INSERT' then
    if side = 'partner' and (new.status <> 'submitted' or new.registration <> 1 or new.version <> 1
         or new.asked_fields <> '{}' or new.decided_at is not null or new.decider_name is not null
         or new.closure is not null or new.protected_until is not null) then
      raise exception 'a partner cannot decide its own deal' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if (new.vendor_id, new.id, new.partner_id, new.number, new.created_at)
     is distinct from (old.vendor_id, old.id, old.partner_id, old.number, old.created_at) then
    raise exception 'a deal keeps its number and its partner' using errcode = 'P0403';
  end if;
  if new.status is distinct from old.status and not tributary.deal_may_move(side, old.status::text, new.status::text) then
    raise exception 'a % cannot move a deal from % to %', side, old.status, new.status using errcode = 'P0403';
  end if;
  if new.version < old.version then
    raise exception 'a deal does not go back to an earlier version' using errcode = 'P0403';
  end if;
  if scope.role() = 'system' then
    return new;
  end if;
  written := array(select each.key from jsonb_each(to_jsonb(new)) each
                    where each.value is distinct from to_jsonb(old) -> each.key);
  if side = 'vendor' then
    -- The vendor decides; the words and the worth of the deal are its partner's, and the portal's reckoning.
    if written && array['customer_name', 'party_id', 'contact_name', 'contact_email', 'contact_phone', 'work_done',
                        'reference', 'stage', 'close_day', 'currency', 'value_minor', 'registration'] then
      raise exception 'what a partner registered is its own to change' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if not written <@ tributary.deal_open_columns(old.status::text, new.status::text, old.asked_fields) then
    raise exception 'a partner cannot change this of a deal that is %', old.status using errcode = 'P0403';
  end if;
  return new;
end $$;
