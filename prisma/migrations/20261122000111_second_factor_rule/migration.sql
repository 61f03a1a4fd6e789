-- Of whom a vendor asks a second factor. Sign-in learns it with the memberships, so that no request asks twice.
set search_path = tributary, public;

alter table vendor add column second_factor_for text not null default 'nobody';
alter table vendor add constraint vendor_second_factor_for_known
  check (second_factor_for in ('nobody', 'staff', 'everybody'));

drop function identity.memberships_of(uuid);
create function identity.memberships_of(who uuid)
returns table (
  vendor_id int, id uuid, role text, name text, title text, email text, vendor_name text, vendor_short_name text,
  partner_id uuid, partner_name text, partner_kind text, linked uuid[], showing uuid[], second_factor_required boolean
)
language sql stable security definer set search_path = tributary, pg_temp as $$
  select m.vendor_id, m.id, m.role::text, m.name, m.title, m.email, v.name, v.short_name,
         p.id, p.name, p.kind::text,
         array(select case when l.distributor_id = p.id then l.reseller_id else l.distributor_id end
                 from partner_link l
                where l.vendor_id = m.vendor_id and l.status = 'live'
                  and (l.distributor_id = p.id or l.reseller_id = p.id)),
         array(select l.reseller_id
                 from partner_link l
                where l.vendor_id = m.vendor_id and l.status = 'live' and l.shares_deals
                  and l.distributor_id = p.id),
         case v.second_factor_for when 'everybody' then true when 'staff' then m.partner_id is null else false end
    from membership m
    join vendor v on v.vendor_id = m.vendor_id
    left join partner p on p.vendor_id = m.vendor_id and p.id = m.partner_id
   where m.person_id = who and m.ended_at is null
   order by v.name, p.name nulls first, m.id
$$;
alter function identity.memberships_of(uuid) owner to tributary_identity;
revoke all on function identity.memberships_of(uuid) from public;
grant execute on function identity.memberships_of(uuid) to tributary_app;
