-- Between reading a file and applying it there is a look at what it would do, and after it a way back.
set search_path = tributary, public;

-- In a migration of their own: a value cannot be used in the transaction that adds it.
alter type submission_status add value 'checked' after 'reading';
alter type submission_status add value 'waiting' after 'checked';
alter type submission_status add value 'discarded';
alter type submission_status add value 'reversed';
