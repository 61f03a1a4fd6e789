-- Who works on a deal beside its owner: colleagues, and people of a distributor that is shown the deal.
set search_path = tributary, public;

create table deal_member (
  vendor_id int not null,
  deal_id uuid not null,
  member_id uuid not null,
  partner_id uuid not null,
  -- Whose colleague it is: the deal's partner, or a distributor.
  company_id uuid not null,
  person_id uuid not null,
  name text not null,
  company text not null,
  access text not null,
  added_at timestamptz(3) not null,
  added_by text not null,
  constraint deal_member_pkey primary key (vendor_id, deal_id, member_id)
);
create index deal_member_by_member on deal_member (vendor_id, member_id);
alter table deal_member add constraint deal_member_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete cascade on update no action;
alter table deal_member add constraint deal_member_member_fkey
  foreign key (vendor_id, member_id) references membership (vendor_id, id) on delete restrict on update no action;
alter table deal_member add constraint deal_member_company_fkey
  foreign key (vendor_id, company_id) references partner (vendor_id, id) on delete restrict on update no action;
alter table deal_member add constraint deal_member_access_known check (access in ('view', 'edit'));

do $$
declare
  machine constant text := 'scope.role() = ''system''';
  own_sales constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''sales_rep'')';
begin
  -- A distributor's people are added by the portal, which alone can look them up.
  perform scope.close_table('deal_member',
    'true', 'case when partner_id = scope.partner() then true else company_id = scope.partner() end',
    machine, own_sales || ' and company_id = scope.partner()',
    machine, own_sales, machine, own_sales);
end $$;

-- The owner and the partner's administrators say who is on the team.
create function tributary.guard_deal_member() returns trigger language plpgsql as $$
declare
  row_ tributary.deal_member := case when tg_op = 'DELETE' then old else new end;
begin
  if scope.role() not in ('system', 'partner_admin') and not exists (
    select from tributary.deal d
      join tributary.membership m on m.vendor_id = d.vendor_id and m.id = d.owner_id
     where d.vendor_id = row_.vendor_id and d.id = row_.deal_id and m.vendor_id = row_.vendor_id
       and m.person_id = scope.person()) then
    raise exception 'the owner of a deal says who is on its team' using errcode = 'P0403';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'access') is distinct from (to_jsonb(old) - 'access') then
    raise exception 'only what somebody on a team may do can change' using errcode = 'P0403';
  end if;
  if tg_op = 'INSERT' and not exists (
    select from tributary.membership m
     where m.vendor_id = new.vendor_id and m.id = new.member_id and m.person_id = new.person_id
       and m.partner_id = new.company_id and m.ended_at is null) then
    raise exception 'somebody on a team works at that company' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_member_guard before insert or update or delete on deal_member
  for each row execute function tributary.guard_deal_member();

-- A distributor's people speak and hand files over where the team lets them.
create function tributary.guard_guest() returns trigger language plpgsql as $$
begin
  if scope.is_vendor() or new.partner_id = scope.partner() then
    return new;
  end if;
  if not exists (
    select from tributary.deal_member m
     where m.vendor_id = new.vendor_id and m.deal_id = new.deal_id and m.company_id = scope.partner()
       and m.person_id = scope.person() and m.access = 'edit') then
    raise exception 'only the team of a deal speaks about it' using errcode = 'P0403';
  end if;
  if to_jsonb(new) ->> 'stream' is distinct from 'shared' and to_jsonb(new) ? 'stream' then
    raise exception 'a guest hands over nothing but shared files' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_comment_guest before insert on deal_comment
  for each row execute function tributary.guard_guest();
create trigger deal_file_guest before insert on deal_file
  for each row execute function tributary.guard_guest();

-- What a distributor's colleague on the team reads of the two sides' talk. No row: not on the team, or its company
-- is not shown the deal any more. Nothing else of the deal, and of other deals nothing.
do $$
declare
  name text;
begin
  foreach name in array array['deal_member', 'deal_comment', 'deal_file'] loop
    execute format('create policy %I on tributary.%I for select to tributary_facets using (vendor_id = scope.vendor())',
      name || '_for_facets', name);
    execute format('grant select on tributary.%I to tributary_facets', name);
  end loop;
end $$;
create schema deals;
grant usage on schema deals to tributary_app;
grant usage, create on schema deals to tributary_facets;

create function deals.guest_access(deal uuid) returns text
language sql stable security definer set search_path = tributary, pg_temp as $$
  select m.access from deal_member m
   where m.vendor_id = scope.vendor() and m.deal_id = deal and m.person_id = scope.person()
     and m.company_id = scope.partner() and m.partner_id = any(scope.showing())
$$;

create function deals.guest_comments(deal uuid)
returns table (id uuid, at timestamptz, side text, person_id uuid, author_name text, company text, text text, withdrawn_at timestamptz)
language sql stable security definer set search_path = tributary, pg_temp as $$
  select c.id, c.at, c.side, c.person_id, c.author_name, c.company, c.text, c.withdrawn_at
    from deal_comment c
   where c.vendor_id = scope.vendor() and c.deal_id = deal and deals.guest_access(deal) is not null
   order by c.at desc, c.id desc limit 200
$$;

create function deals.guest_files(deal uuid)
returns table (id uuid, at timestamptz, side text, stream text, author_name text, name text, kind text, bytes int, sha256 text, removed_at timestamptz, removed_by text)
language sql stable security definer set search_path = tributary, pg_temp as $$
  select f.id, f.at, f.side, f.stream, f.author_name, f.name, f.kind, f.bytes, f.sha256, f.removed_at, f.removed_by
    from deal_file f
   where f.vendor_id = scope.vendor() and f.deal_id = deal and f.stream = 'shared' and deals.guest_access(deal) is not null
   order by f.at desc, f.id desc limit 200
$$;

do $$
declare
  name text;
begin
  foreach name in array array['guest_access(uuid)', 'guest_comments(uuid)', 'guest_files(uuid)'] loop
    execute format('alter function deals.%s owner to tributary_facets', name);
    execute format('revoke all on function deals.%s from public', name);
    execute format('grant execute on function deals.%s to tributary_app', name);
  end loop;
end $$;
