-- Work on a product goes on from a day: what of its entries came to be before need not be looked at. So the key leads
-- to the day, as that of the facts does.
set search_path = tributary, public;

alter table ledger_entry drop constraint ledger_entry_pkey;
alter table ledger_entry add constraint ledger_entry_pkey
  primary key (vendor_id, product_id, settled_on, fact_id, day, no);

-- Each index is paid for with every entry: days need no partners beside them, and nobody asks for entries of no customer.
drop index ledger_entry_by_day;
create index ledger_entry_by_day on ledger_entry (vendor_id, day);
drop index ledger_entry_by_party;
create index ledger_entry_by_party on ledger_entry (vendor_id, party_id, day) where party_id is not null;
