-- Somebody of the vendor's may hand a deal in for a partner that cannot: the deal says who did.
set search_path = tributary, public;

alter table deal add column registered_by uuid;
alter table deal add column registered_by_name text;
alter table deal add constraint deal_registered_by_has_a_name
  check ((registered_by is null) = (registered_by_name is null));

-- Who registered it is settled once, and a partner's own registration is nobody else's.
create function tributary.guard_deal_registrar() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.registered_by is not null and not scope.is_vendor() then
      raise exception 'a partner registers its own deals' using errcode = 'P0403';
    end if;
  elsif (new.registered_by, new.registered_by_name)
        is distinct from (old.registered_by, old.registered_by_name) then
    raise exception 'who registered a deal stays' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_registrar_guard before insert or update on deal
  for each row execute function tributary.guard_deal_registrar();
