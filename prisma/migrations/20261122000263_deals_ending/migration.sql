-- What ends next is counted on coming in, and few of the approved deals are so near their end.
set search_path = tributary, public;

create index deal_ending on deal (vendor_id, protected_until, id) where status = 'approved';
