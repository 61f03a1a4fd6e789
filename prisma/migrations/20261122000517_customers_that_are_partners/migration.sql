-- A partner's page says which customer it is as well.
set search_path = tributary, public;

create index customer_that_is_partner on customer (vendor_id, partner_id) where partner_id is not null;
