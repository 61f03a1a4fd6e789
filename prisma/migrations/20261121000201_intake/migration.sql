-- What the reading of files asks the database for.
set search_path = tributary, public;

-- Which lines echo a line: asked when that line is superseded, and when a new echo looks for a line without one.
create index revenue_fact_by_shadow on revenue_fact (vendor_id, shadow_of_id) where shadow_of_id is not null;

alter table inventory_line add constraint inventory_line_on_hand check (on_hand >= 0);
alter table revenue_fact add constraint revenue_fact_quantity check (quantity <> 0);
