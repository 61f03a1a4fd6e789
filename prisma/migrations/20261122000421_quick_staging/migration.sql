-- What is asked of staging while its rows are settled: which spell a customer out, and which have something told of them.
set search_path = tributary, public;

drop index staging_row_party;
create index staging_row_told on staging_row (vendor_id, submission_id, row_no)
  where party_print is not null or verdict is not null or errors is not null;
