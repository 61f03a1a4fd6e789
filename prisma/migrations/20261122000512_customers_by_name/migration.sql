-- The list of customers by name, in pages, whatever case a source writes them in.
set search_path = tributary, public;

create index customer_by_name_in_any_case on customer (vendor_id, lower(name), id) where stands_for_id is null;
