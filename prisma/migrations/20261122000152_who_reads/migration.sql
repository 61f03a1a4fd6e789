-- Who can see a record: each scope is entered in turn and the row is looked for, so that the answer is the
-- database's own. It runs with the caller's rights, which may enter any scope of its vendor; the caller names its
-- own scope last and is back in it afterwards.
create function scope.who_reads(vendor int, target text, record uuid, scopes jsonb)
returns table (place int, reads boolean) language plpgsql volatile as $$
declare
  asked jsonb;
begin
  place := 0;
  for asked in select value from jsonb_array_elements(scopes) loop
    perform scope.enter(vendor, asked->>'audience', (asked->>'partner')::uuid, asked->>'kind',
      array(select jsonb_array_elements_text(asked->'linked'))::uuid[],
      array(select jsonb_array_elements_text(asked->'showing'))::uuid[],
      (asked->>'person')::uuid, asked->>'role');
    execute format('select exists (select from tributary.%I where vendor_id = $1 and id = $2)', target)
      into reads using vendor, record;
    return next;
    place := place + 1;
  end loop;
end $$;
