-- What changes stock and prices at partners, what the channel costs, and what goods cost.
-- In a migration of their own: a value cannot be used in the transaction that adds it.
alter type tributary.submission_kind add value 'stock_adjustment';
alter type tributary.submission_kind add value 'price_adjustment';
alter type tributary.submission_kind add value 'channel_costs';
alter type tributary.submission_kind add value 'standard_costs';
