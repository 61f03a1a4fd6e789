-- With the state in it, the index alone answers who may see a row of the list, and it is walked in order: without,
-- reading all of a partner's deals from another index and sorting them looks cheaper to the planner, and is not.
set search_path = tributary, public;

create index deal_by_partner on deal (vendor_id, partner_id, created_at desc, id desc, status);
drop index deal_vendor_id_partner_id_created_at_id_idx;
