-- What a customer paid is in the currency of its line; that of the entry is what the vendor was paid in.
set search_path = tributary, public;

create or replace function accounts.revenue(account uuid, at timestamptz)
returns table (
  level text, through text, quarter date, day date, part_no text, product text, family text,
  units bigint, street_minor bigint, currency text
)
language sql stable security definer set search_path = tributary, pg_temp as $$
  with sold as (
    select o.level, e.day, date_trunc('quarter', e.day)::date as quarter, e.product_id, e.quantity, e.street_minor,
           e.street_currency as currency,
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
