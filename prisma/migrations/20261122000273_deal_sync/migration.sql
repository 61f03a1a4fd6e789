-- Programs ask for what has changed since they last asked.
set search_path = tributary, public;

create index deal_by_partner_and_change on deal (vendor_id, partner_id, updated_at, id);
