-- The other orders in which lists of files are read.
set search_path = tributary, public;

create index submission_by_name on submission (vendor_id, file_name, id);
create index submission_by_refused on submission (vendor_id, rows_refused desc, id);
