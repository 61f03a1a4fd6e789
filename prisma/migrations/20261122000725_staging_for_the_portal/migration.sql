-- A file's rows are walked through several times between being read and being applied, always by the portal itself.
set search_path = tributary, public;

-- The vendor in scope where the portal itself is at work, and nothing otherwise. Compared with the same column as the
-- vendor, it is asked once a statement; a condition that names no column is asked for every row, which took longer than
-- reading the rows did.
create function scope.vendor_of_portal() returns int language sql stable as $$
  select case when current_setting('scope.audience', true) = 'vendor' and current_setting('scope.role', true) = 'system'
    then nullif(current_setting('scope.vendor_id', true), '')::int end
$$;

drop policy staging_row_read on staging_row;
drop policy staging_row_add on staging_row;
drop policy staging_row_change on staging_row;
drop policy staging_row_remove on staging_row;
create policy staging_row_read on staging_row for select to tributary_app
  using (vendor_id = scope.vendor() and vendor_id = scope.vendor_of_portal());
create policy staging_row_add on staging_row for insert to tributary_app
  with check (vendor_id = scope.vendor() and vendor_id = scope.vendor_of_portal());
create policy staging_row_change on staging_row for update to tributary_app
  using (vendor_id = scope.vendor() and vendor_id = scope.vendor_of_portal())
  with check (vendor_id = scope.vendor() and vendor_id = scope.vendor_of_portal());
create policy staging_row_remove on staging_row for delete to tributary_app
  using (vendor_id = scope.vendor() and vendor_id = scope.vendor_of_portal());
