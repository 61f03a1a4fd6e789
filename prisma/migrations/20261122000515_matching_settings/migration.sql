-- What a vendor sets of matching: which source's word counts most, and what a rule version on trial would change.
set search_path = tributary, public;

-- The best source first; empty as long as nobody has said otherwise than the application does.
alter table vendor add column customer_sources text[] not null default '{}';

alter table match_rule add column trial jsonb;
