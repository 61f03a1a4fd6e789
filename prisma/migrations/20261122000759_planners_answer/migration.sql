-- Planners hand forecasts over, and what they say of one is kept as anybody's is: columns and the like of forecasts,
-- and what their company calls the vendor's parts.
set search_path = tributary, public;

do $$
declare
  clerk constant text := 'scope.role() in (''channel_operations'', ''finance'', ''vendor_admin'', ''system'')';
  own constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''operations'', ''planner'')';
  asked record;
  rule text;
begin
  for asked in
    select * from (values ('part_alias', own),
      ('intake_memory', own || ' and (scope.role() <> ''planner'' or kind = ''forecast'')')) as t (name, partner)
  loop
    rule := format('vendor_id = scope.vendor() and case when scope.is_vendor() then %s else %s end', clerk, asked.partner);
    execute format('alter policy %I on %I with check (%s)', asked.name || '_add', asked.name, rule);
    execute format('alter policy %I on %I using (%s) with check (%s)', asked.name || '_change', asked.name, rule, rule);
    execute format('alter policy %I on %I using (%s)', asked.name || '_remove', asked.name, rule);
  end loop;
end $$;
