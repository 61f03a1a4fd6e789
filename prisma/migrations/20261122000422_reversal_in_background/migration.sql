-- Who had a large file taken back, while that goes on.
set search_path = tributary, public;

alter table submission add column reversing_by text;
