-- Entries that adjust closed days are few, and asked for by themselves.
set search_path = tributary, public;

create index ledger_entry_adjusting on ledger_entry (vendor_id, day) where adjusts_day is not null;
