-- What somebody began to write is no deal yet: a draft is a form as it was typed, of its partner alone. A deal begins
-- when it is handed in.
set search_path = tributary, public;

create type draft_source as enum ('form', 'copy', 'file', 'mail', 'api');
create table deal_draft (
  vendor_id int not null,
  -- The deal that it will become has the same.
  id uuid not null,
  partner_id uuid not null,
  owner_id uuid not null,
  owner_name text not null,
  source draft_source not null,
  title text not null,
  form jsonb not null,
  -- What its reader should know of where it came from.
  note text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version int not null default 1,
  constraint deal_draft_pkey primary key (vendor_id, id),
  constraint deal_draft_form_is_bounded check (length(form::text) <= 60000)
);
create index deal_draft_by_partner on deal_draft (vendor_id, partner_id, updated_at desc, id);
alter table deal_draft add constraint deal_draft_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;

-- A table's owner is held to its policies as well, and would find nothing to convert.
alter table deal no force row level security;
alter table deal_line no force row level security;
alter table reported_party no force row level security;
insert into deal_draft
  (vendor_id, id, partner_id, owner_id, owner_name, source, title, form, created_at, updated_at, version)
select d.vendor_id, d.id, d.partner_id, d.owner_id, d.owner_name, 'form', d.customer_name,
       jsonb_strip_nulls(jsonb_build_object(
         'name', d.customer_name, 'domain', p.domain, 'duns', p.duns, 'vat', p.vat, 'street', p.street,
         'postcode', p.postcode, 'city', p.city, 'country', p.country, 'contactName', d.contact_name,
         'contactEmail', d.contact_email, 'contactPhone', d.contact_phone, 'currency', d.currency,
         'stage', d.stage, 'closeDay', d.close_day, 'reference', d.reference, 'workDone', d.work_done,
         'lines', (select coalesce(jsonb_agg(jsonb_build_object('productId', l.product_id, 'quantity', l.quantity::text)
                                              order by l.line_no), '[]'::jsonb)
                     from deal_line l where l.vendor_id = d.vendor_id and l.deal_id = d.id))),
       d.created_at, d.updated_at, d.version
  from deal d
  join reported_party p on p.vendor_id = d.vendor_id and p.id = d.party_id
 where d.status = 'draft';
delete from deal where status = 'draft';
alter table reported_party force row level security;
alter table deal_line force row level security;

-- An enum loses a word only by another taking its place; indexes that name it are made anew on the other.
create type deal_status_now as enum (
  'submitted', 'in_review', 'info_requested', 'approved', 'rejected', 'withdrawn', 'won', 'lost', 'expired', 'revoked');
do $$
declare
  named text[];
  made text[];
  statement text;
begin
  select array_agg(format('drop index %s', x.indexrelid::regclass)), array_agg(pg_get_indexdef(x.indexrelid))
    into named, made
    from pg_index x
   where x.indrelid = 'tributary.deal'::regclass and pg_get_indexdef(x.indexrelid) like '%deal_status%';
  foreach statement in array coalesce(named, '{}') loop
    execute statement;
  end loop;
  alter table tributary.deal drop constraint deal_approved_has_end;
  alter table tributary.deal alter column status type tributary.deal_status_now
    using status::text::tributary.deal_status_now;
  drop type tributary.deal_status;
  alter type tributary.deal_status_now rename to deal_status;
  alter table tributary.deal add constraint deal_approved_has_end
    check (status <> 'approved' or protected_until is not null);
  foreach statement in array coalesce(made, '{}') loop
    execute statement;
  end loop;
end $$;
alter table deal force row level security;

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
    if new.status <> 'submitted' or new.decided_at is not null or new.protected_until is not null then
      raise exception 'a partner cannot decide its own deal' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if (new.decided_at, new.decider_name, new.decision_note, new.protected_until)
     is distinct from (old.decided_at, old.decider_name, old.decision_note, old.protected_until) then
    raise exception 'a partner cannot decide its own deal' using errcode = 'P0403';
  end if;
  if old.status not in ('info_requested', 'expired')
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

-- To the vendor: the partner's open deals. To the partner: everybody's.
create or replace function accounts.pipeline(account uuid, at timestamptz)
returns table (
  level text, through text, deals int, deal_id uuid, number text, families text[], status text, stage text,
  close_day date, currency text, value_minor bigint
)
language sql stable security definer set search_path = tributary, pg_temp as $$
  with open_deal as (
    select o.level, d.id, d.number, d.status, d.stage, d.close_day, d.currency,
           case when d.partner_id = o.partner_id then 'partner' else 'other' end as through,
           case when d.partner_id = o.partner_id then d.value_minor else (
             select case when count(*) = count(t.list_minor) then sum(t.list_minor * l.quantity)::bigint end
               from deal_line l
               left join lateral (
                 select c.list_minor
                   from price c
                  where c.vendor_id = scope.vendor() and c.product_id = l.product_id and c.currency = d.currency
                    and c.valid_from <= coalesce(d.submitted_at, d.created_at)::date
                  order by c.valid_from desc
                  limit 1
               ) t on true
              where l.vendor_id = scope.vendor() and l.deal_id = d.id
           ) end as value_minor
      from accounts.opened(account, 'pipeline', at) o
      join reported_party p on p.vendor_id = scope.vendor() and p.customer_id = o.customer_id
      join deal d on d.vendor_id = scope.vendor() and d.party_id = p.id
     where o.level <> 'none'
       and d.status in ('submitted', 'in_review', 'info_requested', 'approved')
       and case when scope.is_vendor() then d.partner_id = o.partner_id else true end
  )
  select 'totals', through, count(*)::int, null, null, null, null, null, null, currency,
         case when count(*) = count(value_minor) then sum(value_minor)::bigint end
    from open_deal
   where level = 'totals'
   group by through, currency
  union all
  select 'detail', d.through, 1, case d.through when 'partner' then d.id end,
         case d.through when 'partner' then d.number end,
         array(select distinct f.name
                 from deal_line l
                 join product_family f on f.vendor_id = scope.vendor() and f.id = l.family_id
                where l.vendor_id = scope.vendor() and l.deal_id = d.id
                order by f.name),
         case when d.through = 'partner' then d.status::text when d.status = 'approved' then 'approved' else 'in_review' end,
         case d.through when 'partner' then d.stage::text end,
         case d.through when 'partner' then d.close_day else date_trunc('month', d.close_day)::date end,
         d.currency, d.value_minor
    from open_deal d
   where d.level = 'detail'
   order by 2 desc, 11 desc nulls last
$$;

do $$
declare
  -- The portal itself, which turns a mail into one; nobody of the vendor's reads what is not handed in.
  machine constant text := 'scope.role() = ''system''';
  own_sales constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''sales_rep'')';
begin
  perform scope.close_table('deal_draft', machine, own_sales, machine, own_sales, machine, own_sales, machine, own_sales);
end $$;
