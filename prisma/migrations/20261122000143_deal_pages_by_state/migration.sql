-- Comparing an enum may leak by the planner's reckoning, so row-level security keeps such a comparison out of every
-- index. What a partial index holds is settled when the statement is planned: one for each group that a list offers,
-- the same as app/domain/deals/deal-list-query.ts. A deal is in one of them at most.
set search_path = tributary, public;

drop index deal_by_partner_and_state;
create index deal_page_open on deal (vendor_id, partner_id, created_at desc, id desc)
  where status in ('submitted', 'in_review');
create index deal_page_asked on deal (vendor_id, partner_id, created_at desc, id desc)
  where status in ('info_requested');
create index deal_page_approved on deal (vendor_id, partner_id, created_at desc, id desc)
  where status in ('approved');
create index deal_page_won on deal (vendor_id, partner_id, created_at desc, id desc)
  where status in ('won');
create index deal_page_closed on deal (vendor_id, partner_id, created_at desc, id desc)
  where status in ('rejected', 'withdrawn', 'lost', 'expired', 'revoked');
