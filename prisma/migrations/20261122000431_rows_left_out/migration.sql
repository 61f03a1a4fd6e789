-- A row may tell of something that is no sale to anybody: it is neither taken nor to be corrected.
set search_path = tributary, public;

-- In a migration of its own: a value cannot be used in the transaction that adds it.
alter type row_verdict add value 'left_out';
