-- What a deal registered and nobody bought under it: what was bought elsewhere may stand for it.
set search_path = tributary, public;

alter table deal_outcome add column missing_units bigint not null default 0;
