-- What the ledger says to a partner of itself. Its own lines it reads from the facts; of what lies with it and of what
-- waits for a sell-in these functions tell its own part, and prices only where the vendor invoiced itself.
set search_path = tributary, public;

-- A file has one partner's lines, one after the other.
create index revenue_fact_by_partner on revenue_fact using brin (vendor_id, partner_id, day);

create schema revenue;
grant usage on schema revenue to tributary_app;
grant usage, create on schema revenue to tributary_facets;

-- What came through a distributor is units alone: what that paid for it, and when, is between it and the vendor.
create function revenue.own_stock()
returns table (product_id uuid, day date, units bigint, paid_minor bigint, currency text)
language sql stable security definer set search_path = tributary, pg_temp as $$
  with lying as (
    select e.product_id, e.quantity, e.day, e.net_minor, e.currency,
           e.first_partner_id is not distinct from scope.partner() as own
      from ledger_entry e
     where e.vendor_id = scope.vendor() and e.kind = 'stock' and e.last_partner_id = scope.partner()
       and not scope.is_vendor()
  )
  select product_id, case when own then day end, sum(quantity)::bigint, (sum(net_minor) filter (where own))::bigint,
         case when own then currency::text end
    from lying
   group by product_id, own, case when own then day end, case when own then currency::text end
$$;

-- Units of its own lines, at its own price.
create function revenue.own_uncovered()
returns table (fact_id uuid, product_id uuid, day date, units bigint, amount_minor bigint, currency text)
language sql stable security definer set search_path = tributary, pg_temp as $$
  select e.fact_id, e.product_id, f.day, sum(e.quantity)::bigint, sum(e.street_minor)::bigint, e.street_currency::text
    from ledger_entry e
    join revenue_fact f on f.vendor_id = scope.vendor() and f.id = e.fact_id
   where e.vendor_id = scope.vendor() and e.kind = 'uncovered' and f.partner_id = scope.partner()
     and not scope.is_vendor()
   group by e.fact_id, e.product_id, f.day, e.street_currency
$$;

do $$
declare
  name text;
begin
  foreach name in array array['own_stock()', 'own_uncovered()'] loop
    execute format('alter function revenue.%s owner to tributary_facets', name);
    execute format('revoke all on function revenue.%s from public', name);
    execute format('grant execute on function revenue.%s to tributary_app', name);
  end loop;
end $$;
