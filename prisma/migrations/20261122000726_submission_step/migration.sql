-- What is being done to a file's rows between reading and the end. The words stand in the application.
set search_path = tributary, public;

alter table submission add column step smallint;
