-- Stock that a partner lost or found, amounts that change later, and entries for what came in and moved on.
set search_path = tributary, public;

-- In a migration of their own: a value cannot be used in the transaction that adds it.
alter type fact_kind add value 'stock_adjustment';
alter type fact_kind add value 'price_adjustment';
alter type entry_kind add value 'sold_in';
alter type entry_kind add value 'moved';
alter type entry_kind add value 'adjusted';
