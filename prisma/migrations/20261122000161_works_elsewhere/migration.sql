-- Whether another company relies on somebody's login: a vendor other than this one, or, where a partner is named,
-- anybody but that partner. A place that is suspended or ended counts, since it may be opened again. Leavers do not.
set search_path = tributary, public;

create function identity.works_elsewhere(who uuid, vendor int, partner uuid) returns boolean
language sql stable security definer set search_path = tributary, pg_temp as $$
  select exists (
    select from membership m
     where m.person_id = who and m.ended_at is null
       and (m.vendor_id <> vendor or (partner is not null and m.partner_id is distinct from partner)))
$$;
alter function identity.works_elsewhere(uuid, int, uuid) owner to tributary_identity;
revoke all on function identity.works_elsewhere(uuid, int, uuid) from public;
grant execute on function identity.works_elsewhere(uuid, int, uuid) to tributary_app;

-- From now on whoever leaves hands over; this is for those who left before.
update partner p set manager_id = null
  from membership m
 where m.vendor_id = p.vendor_id and m.id = p.manager_id and m.ended_at is not null;
