set search_path = tributary, public;

-- What was decided is listed by its last change.
create index deal_by_change on deal (vendor_id, updated_at desc, id desc);
