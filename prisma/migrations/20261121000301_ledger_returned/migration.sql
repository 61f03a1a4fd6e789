-- Units that a partner sent back to the vendor left the channel without a customer.
alter type tributary.entry_kind add value 'returned';
