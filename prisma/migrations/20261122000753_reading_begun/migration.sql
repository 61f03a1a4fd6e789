-- How often the reading of a file was begun and did not come to its end: one that ends its reader each time is not
-- tried for ever.
set search_path = tributary, public;

alter table submission add column begun smallint not null default 0;
