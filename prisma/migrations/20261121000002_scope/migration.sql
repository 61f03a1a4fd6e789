-- Who is asking, and which rows they may touch.
--
-- withScope() enters a scope for one transaction; unset means nobody, and nobody sees nothing.
-- Policies read these settings and the row's own columns and nothing else: a sub-select or a function that
-- queries a table would be refused on a distributed PostgreSQL and slow on a single one. One permissive
-- policy per command and role, never RESTRICTIVE. CASE, not OR: the planner takes OR for rare and sorts the
-- whole table.
set search_path = tributary, public;

create schema scope;
grant usage on schema scope, tributary to tributary_app, tributary_identity, tributary_facets, tributary_loader;

-- SET LOCAL inside a function: it ends with the transaction, and on a cluster it reaches every node, which
-- set_config() does not.
create function scope.enter(
  vendor int, audience text, partner uuid, kind text, linked uuid[], showing uuid[], person uuid, role text
) returns void language plpgsql as $$
begin
  execute format('set local scope.vendor_id = %L', coalesce(vendor::text, ''));
  execute format('set local scope.audience = %L', coalesce(audience, ''));
  execute format('set local scope.partner_id = %L', coalesce(partner::text, ''));
  execute format('set local scope.kind = %L', coalesce(kind, ''));
  execute format('set local scope.linked = %L', coalesce(array_to_string(linked, ','), ''));
  execute format('set local scope.showing = %L', coalesce(array_to_string(showing, ','), ''));
  execute format('set local scope.person_id = %L', coalesce(person::text, ''));
  execute format('set local scope.role = %L', coalesce(role, ''));
end $$;

-- Plain expressions with a name: PostgreSQL inlines them into the policy.
create function scope.vendor() returns int language sql stable
  as $$ select nullif(current_setting('scope.vendor_id', true), '')::int $$;
create function scope.is_vendor() returns boolean language sql stable
  as $$ select current_setting('scope.audience', true) = 'vendor' $$;
create function scope.partner() returns uuid language sql stable
  as $$ select nullif(current_setting('scope.partner_id', true), '')::uuid $$;
create function scope.kind() returns text language sql stable
  as $$ select current_setting('scope.kind', true) $$;
create function scope.role() returns text language sql stable
  as $$ select current_setting('scope.role', true) $$;
-- Partners linked to the asking one, and those of them that show it their deals.
create function scope.linked() returns uuid[] language sql stable
  as $$ select string_to_array(current_setting('scope.linked', true), ',')::uuid[] $$;
create function scope.showing() returns uuid[] language sql stable
  as $$ select string_to_array(current_setting('scope.showing', true), ',')::uuid[] $$;

-- Closes a table: row-level security on and forced, and for each operation who may do it to which row.
-- An operation left null is granted to nobody. `vendor` and `partner` are the conditions on each side.
create function scope.close_table(
  name text, read_vendor text, read_partner text,
  add_vendor text default null, add_partner text default 'false',
  change_vendor text default null, change_partner text default 'false',
  remove_vendor text default null, remove_partner text default 'false'
) returns void language plpgsql as $$
declare
  rule constant text := 'vendor_id = scope.vendor() and case when scope.is_vendor() then %s else %s end';
begin
  execute format('alter table tributary.%I enable row level security', name);
  execute format('alter table tributary.%I force row level security', name);
  execute format('create policy %I on tributary.%I for select to tributary_app using (%s)',
    name || '_read', name, format(rule, read_vendor, read_partner));
  execute format('grant select on tributary.%I to tributary_app', name);
  if add_vendor is not null then
    execute format('create policy %I on tributary.%I for insert to tributary_app with check (%s)',
      name || '_add', name, format(rule, add_vendor, add_partner));
    execute format('grant insert on tributary.%I to tributary_app', name);
  end if;
  if change_vendor is not null then
    execute format('create policy %I on tributary.%I for update to tributary_app using (%s) with check (%s)',
      name || '_change', name, format(rule, change_vendor, change_partner), format(rule, change_vendor, change_partner));
    execute format('grant update on tributary.%I to tributary_app', name);
  end if;
  if remove_vendor is not null then
    execute format('create policy %I on tributary.%I for delete to tributary_app using (%s)',
      name || '_remove', name, format(rule, remove_vendor, remove_partner));
    execute format('grant delete on tributary.%I to tributary_app', name);
  end if;
end $$;
revoke all on function scope.close_table(text, text, text, text, text, text, text, text, text) from public;

do $$
declare
  own constant text := 'partner_id = scope.partner()';
  admin constant text := 'scope.role() in (''vendor_admin'', ''system'')';
  manager constant text := 'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')';
  steward constant text := 'scope.role() in (''channel_operations'', ''vendor_admin'', ''system'')';
  desk constant text := 'scope.role() in (''channel_manager'', ''channel_operations'', ''vendor_admin'', ''system'')';
  clerk constant text := 'scope.role() in (''channel_operations'', ''finance'', ''vendor_admin'', ''system'')';
  machine constant text := 'scope.role() = ''system''';
  own_sales constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''sales_rep'')';
  own_files constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''operations'', ''planner'')';
  own_admin constant text := 'partner_id = scope.partner() and scope.role() = ''partner_admin''';
  shown constant text := 'partner_id = scope.partner() or partner_id = any(scope.showing())';
  supplied constant text := 'case when scope.kind() = ''supplier'' then supplier_id = scope.partner() else scope.partner() is not null end';
begin
  -- identity, partners
  perform scope.close_table('vendor', 'true', 'scope.partner() is not null', admin, 'false', admin);
  perform scope.close_table('membership', 'true', own, admin, own_admin, admin, own_admin);
  perform scope.close_table('tier', 'true', 'scope.partner() is not null', admin, 'false', admin);
  perform scope.close_table('partner', 'true', 'id = scope.partner() or id = any(scope.linked())', manager, 'false', manager);
  perform scope.close_table('partner_link', 'true',
    'distributor_id = scope.partner() or reseller_id = scope.partner()', manager, 'false', manager,
    'reseller_id = scope.partner() and scope.role() = ''partner_admin''');
  -- catalog
  perform scope.close_table('product_family', 'true', 'scope.partner() is not null', steward, 'false', steward);
  perform scope.close_table('product', 'true', supplied, steward, 'false', steward);
  perform scope.close_table('price', 'true', 'scope.kind() in (''distributor'', ''reseller'')', steward, 'false', steward);
  -- customers
  perform scope.close_table('customer', 'true', 'false', desk, 'false', desk);
  perform scope.close_table('customer_identifier', 'true', 'false', desk, 'false', desk, 'false', steward);
  perform scope.close_table('reported_party', 'true', own, desk, 'false', steward);
  -- programmes and deals
  perform scope.close_table('program', 'true', 'scope.partner() is not null', admin, 'false', admin);
  perform scope.close_table('program_version', 'true', 'scope.partner() is not null', admin);
  perform scope.close_table('deal', 'true', shown, manager, own_sales, manager, own_sales);
  perform scope.close_table('deal_line', 'true', shown, manager, own_sales, null, 'false', manager, own_sales);
  perform scope.close_table('deal_event', 'true', format('not internal and (%s)', shown), manager, own_sales || ' and not internal');
  perform scope.close_table('protection', 'true', own, manager, 'false', manager);
  -- demand, inventory
  perform scope.close_table('forecast', 'true', own, machine, own_files);
  perform scope.close_table('forecast_line', 'true', own, machine, own_files);
  perform scope.close_table('consensus', 'true', 'scope.kind() = ''supplier'' and supplier_id = scope.partner()', machine, 'false', machine, 'false', machine);
  perform scope.close_table('inventory_line', 'true', own, machine, 'false', machine);
  -- revenue
  perform scope.close_table('revenue_fact', 'true', own, machine, 'false', machine);
  perform scope.close_table('ledger_entry', 'true', 'false', machine, 'false', null, 'false', machine);
  -- joint accounts
  perform scope.close_table('joint_account', 'true', own, manager, own_sales, manager, own_sales);
  perform scope.close_table('joint_grant', 'true', own,
    manager || ' and side = ''vendor''', own_sales || ' and side = ''partner''',
    manager || ' and side = ''vendor''', own_sales || ' and side = ''partner''');
  perform scope.close_table('joint_member', 'true', own,
    manager || ' and side = ''vendor''', own_sales || ' and side = ''partner''', null, 'false',
    manager || ' and side = ''vendor''', own_sales || ' and side = ''partner''');
  -- exchange
  perform scope.close_table('submission', 'true', own, clerk, own_files, machine);
  perform scope.close_table('submission_row', 'true', own, machine);
  perform scope.close_table('staging_row', machine, 'false', machine, 'false', null, 'false', machine);
  -- platform: what was done stays done, and only an administrator reads everybody's mail
  perform scope.close_table('audit_entry', 'true', own, 'true', own);
  perform scope.close_table('mail', admin, 'false', 'true', own, machine);
end $$;

-- The loader puts rows into staging and can read nothing.
grant insert on tributary.staging_row to tributary_loader;

-- People and sessions are global: one login may serve several vendors.
grant select, insert, update on tributary.person to tributary_app;
grant select, insert, update, delete on tributary.session to tributary_app;

-- Sign-in must look before it knows who asks. It gets one function and no table.
create schema identity;
grant usage on schema identity to tributary_app;
-- A role can be given a function only in a schema where it may create one.
grant usage, create on schema identity to tributary_identity;
create policy membership_for_sign_in on tributary.membership for select to tributary_identity using (true);
create policy vendor_for_sign_in on tributary.vendor for select to tributary_identity using (true);
create policy partner_for_sign_in on tributary.partner for select to tributary_identity using (true);
create policy partner_link_for_sign_in on tributary.partner_link for select to tributary_identity using (true);
grant select on tributary.membership, tributary.vendor, tributary.partner, tributary.partner_link to tributary_identity;

create function identity.memberships_of(who uuid)
returns table (
  vendor_id int, id uuid, role text, name text, title text, email text, vendor_name text, vendor_short_name text,
  partner_id uuid, partner_name text, partner_kind text, linked uuid[], showing uuid[]
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
                  and l.distributor_id = p.id)
    from membership m
    join vendor v on v.vendor_id = m.vendor_id
    left join partner p on p.vendor_id = m.vendor_id and p.id = m.partner_id
   where m.person_id = who and m.ended_at is null
   order by v.name, p.name nulls first, m.id
$$;
alter function identity.memberships_of(uuid) owner to tributary_identity;
revoke all on function identity.memberships_of(uuid) from public;
grant execute on function identity.memberships_of(uuid) to tributary_app;

-- What crosses from one side of a joint account to the other is read by one function per facet; the functions
-- belong to this role, which sees the rows of the vendor in scope and changes nothing.
do $$
declare
  name text;
begin
  foreach name in array array[
    'joint_account', 'joint_grant', 'joint_member', 'customer', 'reported_party', 'deal', 'deal_line', 'protection',
    'ledger_entry', 'revenue_fact', 'partner', 'product', 'product_family', 'membership'
  ] loop
    execute format('create policy %I on tributary.%I for select to tributary_facets using (vendor_id = scope.vendor())',
      name || '_for_facets', name);
    execute format('grant select on tributary.%I to tributary_facets', name);
  end loop;
end $$;
create schema accounts;
grant usage on schema accounts to tributary_app;
grant usage, create on schema accounts to tributary_facets;

-- The one door to the job queue: it takes part in the caller's transaction.
create schema jobs;
grant usage on schema jobs to tributary_app;
create function jobs.enqueue(task text, payload json, key text default null, run_at timestamptz default null)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => key, run_at => run_at);
end $$;
revoke all on function jobs.enqueue(text, json, text, timestamptz) from public;
grant execute on function jobs.enqueue(text, json, text, timestamptz) to tributary_app;
