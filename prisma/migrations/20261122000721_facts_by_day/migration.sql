-- Work on a product goes on from a day: what is before it need not be read.
set search_path = tributary, public;

drop index revenue_fact_by_product;
create index revenue_fact_by_product on revenue_fact (vendor_id, product_id, day);
