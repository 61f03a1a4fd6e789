-- What new facts name is looked up for each of them. Met with whole tables, of which customers are the largest, each
-- stretch of a large file read all customers that there are.
set search_path = tributary, public;

create or replace function tributary.check_fact_references() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct vendor_id, partner_id, sold_to_id, product_id, submission_id from added) f
     where (select true from tributary.product p
             where p.vendor_id = f.vendor_id and p.id = f.product_id limit 1) is null
        or (select true from tributary.submission s
             where s.vendor_id = f.vendor_id and s.id = f.submission_id limit 1) is null
        or f.partner_id is not null
           and (select true from tributary.partner p
                 where p.vendor_id = f.vendor_id and p.id = f.partner_id limit 1) is null
        or f.sold_to_id is not null
           and (select true from tributary.partner p
                 where p.vendor_id = f.vendor_id and p.id = f.sold_to_id limit 1) is null)
  or exists (
    select from (select distinct vendor_id, party_id from added where party_id is not null) f
     where (select true from tributary.reported_party p
             where p.vendor_id = f.vendor_id and p.id = f.party_id limit 1) is null)
  then
    raise exception 'a fact names what is not there' using errcode = '23503';
  end if;
  return null;
end $$;
