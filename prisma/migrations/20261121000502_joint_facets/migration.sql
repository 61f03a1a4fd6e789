-- What crosses from one side of a joint account to the other: one function per facet. Each looks for the live
-- grant of the other side and returns that level and no more. Names and numbers of other partners and the
-- vendor's net prices are in no result: sales and deals run through `partner` (the account's own), `other` or
-- `direct`, at street value; a deal of another partner is valued at list price, because its own price would
-- tell its discount.
set search_path = tributary, public;

do $$
declare
  name text;
begin
  foreach name in array array['joint_contact', 'price'] loop
    execute format('create policy %I on tributary.%I for select to tributary_facets using (vendor_id = scope.vendor())',
      name || '_for_facets', name);
    execute format('grant select on tributary.%I to tributary_facets', name);
  end loop;
end $$;

-- The account as the asking side may open it at that instant, with the level of one facet. No row: not
-- theirs, not active, or not there. What was sold is the vendor's own ledger, which it never needs a grant for.
create function accounts.opened(account uuid, wanted tributary.facet, at timestamptz)
returns table (customer_id uuid, partner_id uuid, level tributary.facet_level)
language sql stable security definer set search_path = tributary, pg_temp as $$
  select a.customer_id, a.partner_id,
         case when scope.is_vendor() and wanted in ('revenue', 'installed_base') then 'detail'::facet_level
              else coalesce(g.level, 'none') end
    from joint_account a
    left join joint_grant g
      on g.vendor_id = scope.vendor() and g.account_id = a.id and g.facet = wanted
     and g.side = case when scope.is_vendor() then 'partner'::side else 'vendor'::side end
     and g.revoked_at is null and g.starts_at <= at and (g.ends_at is null or g.ends_at > at)
   where a.vendor_id = scope.vendor() and a.id = account and a.status = 'active'
     and case when scope.is_vendor() then true else a.partner_id = scope.partner() end
$$;

create function accounts.level_of(account uuid, wanted tributary.facet, at timestamptz)
returns tributary.facet_level
language sql stable security definer set search_path = tributary, pg_temp as $$
  select coalesce((select o.level from accounts.opened(account, wanted, at) o), 'none'::facet_level)
$$;

-- To the vendor: the partner's open deals, drafts included. To the partner: everybody's, drafts its own only.
create function accounts.pipeline(account uuid, at timestamptz)
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
       and (d.status in ('submitted', 'in_review', 'info_requested', 'approved')
            or d.status = 'draft' and d.partner_id = o.partner_id)
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

-- Totals: what was bought per quarter and way. Detail: per day and product as well.
create function accounts.revenue(account uuid, at timestamptz)
returns table (
  level text, through text, quarter date, day date, part_no text, product text, family text,
  units bigint, street_minor bigint, currency text
)
language sql stable security definer set search_path = tributary, pg_temp as $$
  with sold as (
    select o.level, e.day, date_trunc('quarter', e.day)::date as quarter, e.product_id, e.quantity, e.street_minor,
           e.currency,
           case when e.channel = 'direct' then 'direct'
                when o.partner_id in (e.first_partner_id, e.last_partner_id) then 'partner'
                else 'other' end as through
      from accounts.opened(account, 'revenue', at) o
      join reported_party p on p.vendor_id = scope.vendor() and p.customer_id = o.customer_id
      join ledger_entry e on e.vendor_id = scope.vendor() and e.party_id = p.id and e.kind in ('sold', 'uncovered')
     where o.level <> 'none' and e.day <= (at at time zone 'UTC')::date
  )
  select 'totals', through, quarter, null, null, null, null, sum(quantity)::bigint, sum(street_minor)::bigint, currency
    from sold
   where level = 'totals'
   group by quarter, through, currency
  union all
  select 'detail', s.through, s.quarter, s.day, r.part_no, r.name, f.name,
         sum(s.quantity)::bigint, sum(s.street_minor)::bigint, s.currency
    from sold s
    join product r on r.vendor_id = scope.vendor() and r.id = s.product_id
    join product_family f on f.vendor_id = scope.vendor() and f.id = r.family_id
   where s.level = 'detail'
   group by s.quarter, s.day, s.through, r.part_no, r.name, f.name, s.currency
   order by 3, 4, 5, 2, 10
$$;

-- Units at the customer, returns taken off. Totals: per family. Detail: per product, with the first and last day.
create function accounts.installed_base(account uuid, at timestamptz)
returns table (level text, family text, part_no text, product text, units bigint, first_day date, last_day date)
language sql stable security definer set search_path = tributary, pg_temp as $$
  with bought as (
    select o.level, r.part_no, r.name as product, f.name as family, e.quantity, e.day
      from accounts.opened(account, 'installed_base', at) o
      join reported_party p on p.vendor_id = scope.vendor() and p.customer_id = o.customer_id
      join ledger_entry e on e.vendor_id = scope.vendor() and e.party_id = p.id and e.kind in ('sold', 'uncovered')
      join product r on r.vendor_id = scope.vendor() and r.id = e.product_id
      join product_family f on f.vendor_id = scope.vendor() and f.id = r.family_id
     where o.level <> 'none' and e.day <= (at at time zone 'UTC')::date
  )
  select 'totals', family, null, null, sum(quantity)::bigint, null::date, null::date
    from bought
   where level = 'totals'
   group by family
  having sum(quantity) > 0
  union all
  select 'detail', family, part_no, product, sum(quantity)::bigint, min(day) filter (where quantity > 0), max(day) filter (where quantity > 0)
    from bought
   where level = 'detail'
   group by family, part_no, product
  having sum(quantity) > 0
   order by 2, 3
$$;

-- Whom the other side knows at the customer. Totals: how many. Detail: who.
create function accounts.contacts(account uuid, at timestamptz)
returns table (level text, people int, name text, title text, email text, phone text)
language sql stable security definer set search_path = tributary, pg_temp as $$
  with known as (
    select o.level, c.name, c.title, c.email, c.phone
      from accounts.opened(account, 'contacts', at) o
      join joint_contact c
        on c.vendor_id = scope.vendor() and c.account_id = account and c.partner_id = o.partner_id
       and c.side = case when scope.is_vendor() then 'partner'::side else 'vendor'::side end
     where o.level <> 'none'
  )
  select 'totals', count(*)::int, null, null, null, null
    from known
   where level = 'totals'
  having count(*) > 0
  union all
  select 'detail', 1, name, title, email, phone
    from known
   where level = 'detail'
   order by 3
$$;

do $$
declare
  callable text;
begin
  foreach callable in array array[
    'accounts.level_of(uuid, tributary.facet, timestamptz)', 'accounts.pipeline(uuid, timestamptz)',
    'accounts.revenue(uuid, timestamptz)', 'accounts.installed_base(uuid, timestamptz)',
    'accounts.contacts(uuid, timestamptz)', 'accounts.opened(uuid, tributary.facet, timestamptz)'
  ] loop
    execute format('alter function %s owner to tributary_facets', callable);
    execute format('revoke all on function %s from public', callable);
    if callable not like 'accounts.opened%' then
      execute format('grant execute on function %s to tributary_app', callable);
    end if;
  end loop;
end $$;
