-- The beginning of a chain is found by its number. An index over all entries was taken for that as well, and read a
-- vendor's whole chain for each new entry until the table had been analysed.
set search_path = tributary, public;
drop index audit_seal_by_entry;
create unique index audit_seal_by_entry on audit_seal (vendor_id, entry_id) where entry_id is not null;
