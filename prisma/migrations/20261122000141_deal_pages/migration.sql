-- A page of a partner's deals, in each order and state that its list offers, is answered by an index from its start.
set search_path = tributary, public;

create index deal_by_partner_and_state on deal (vendor_id, partner_id, status, created_at desc, id desc);
create index deal_by_partner_and_customer on deal (vendor_id, partner_id, customer_name, id);
create index deal_by_partner_and_value on deal (vendor_id, partner_id, value_minor, id);
create index deal_by_partner_and_end on deal (vendor_id, partner_id, protected_until, id);
create index deal_by_owner on deal (vendor_id, owner_id, created_at desc, id desc);
