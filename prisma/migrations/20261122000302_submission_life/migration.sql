-- What a file would do is worked out and shown before it is done, it is done set by set, and it can be taken back.
set search_path = tributary, public;

alter table submission
  add column applied_no int,
  add column rows_changed int not null default 0,
  add column rows_done int not null default 0,
  add column plan jsonb,
  add column decided_by text,
  add column reversed_at timestamptz(3);

-- In which order files were applied: the later one's word counts.
with numbered as (
  select vendor_id, id, row_number() over (partition by vendor_id order by finished_at, created_at, id) as nth
    from submission where status = 'applied'
)
update submission s set applied_no = n.nth from numbered n where n.vendor_id = s.vendor_id and n.id = s.id;
create unique index submission_in_order on submission (vendor_id, applied_no);

drop index submission_same_file;
create unique index submission_same_file on submission
  (vendor_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid), kind, sha256)
  where status not in ('refused', 'discarded', 'reversed');

-- Rows as they were written, many to a piece. A row of a submission that stands nowhere else was taken.
create table submission_text (
  vendor_id int not null,
  submission_id uuid not null,
  first_row int not null,
  row_count int not null,
  partner_id uuid,
  rows bytea not null,
  constraint submission_text_pkey primary key (vendor_id, submission_id, first_row),
  constraint submission_text_submission_fkey foreign key (vendor_id, submission_id)
    references submission (vendor_id, id) on delete cascade on update no action
);

alter table submission_row alter column raw drop not null;
-- The line that a row repeats: it stays reported when the file that said it first is taken back.
alter table submission_row add column fact_id uuid;
create index submission_row_by_fact on submission_row (vendor_id, fact_id) where fact_id is not null;

create type intake_rule as enum ('clean', 'good_rows', 'asked');
create table intake_setting (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid,
  kind submission_kind not null,
  rule intake_rule not null,
  constraint intake_setting_pkey primary key (vendor_id, id),
  constraint intake_setting_partner_fkey foreign key (vendor_id, partner_id)
    references partner (vendor_id, id) on delete restrict on update no action
);
create unique index intake_setting_once on intake_setting
  (vendor_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid), kind);

do $$
declare
  own constant text := 'partner_id = scope.partner()';
  machine constant text := 'scope.role() = ''system''';
  steward constant text := 'scope.role() in (''channel_operations'', ''vendor_admin'', ''system'')';
begin
  perform scope.close_table('submission_text', 'true', own, machine, 'false', null, 'false', machine);
  perform scope.close_table('intake_setting', 'true', own, steward, 'false', steward);
end $$;

-- A file that is read again begins with none of its rows.
create policy submission_row_remove on submission_row for delete to tributary_app using (
  vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
grant delete on submission_row to tributary_app;
create policy staging_row_change on staging_row for update to tributary_app
  using (vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end)
  with check (vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
grant update on staging_row to tributary_app;

-- Staging holds typed columns, and a crash may empty it: the file is there to be read again.
delete from staging_row;
alter table staging_row
  drop column fields,
  drop column partner_id,
  alter column raw drop not null,
  add column verdict row_verdict,
  add column product_id uuid,
  add column day date,
  add column quantity int,
  add column unit_micros bigint,
  add column amount_minor bigint,
  add column branch text,
  add column document text,
  add column line_no text,
  add column line_key text,
  -- The reseller sold to, or in sell-in the partner that bought.
  add column other_partner_id uuid,
  -- The row that spells out the end customer: this one, or an earlier one with the same words.
  add column party_row int,
  add column party_print text,
  add column party_words jsonb,
  add column available int,
  add column committed int,
  add column on_order int,
  add column in_transit int,
  add column backordered int;
alter table staging_row set unlogged;
create index staging_row_party on staging_row (vendor_id, submission_id, row_no) where party_print is not null;

-- The end of the books: nothing on or before this day is added or taken back.
alter table vendor add column books_closed_through date;

-- Facts come by the million, and each key and each foreign key is paid for with every one of them.
alter table revenue_fact
  drop constraint revenue_fact_vendor_id_partner_id_fkey,
  drop constraint revenue_fact_vendor_id_sold_to_id_fkey,
  drop constraint revenue_fact_vendor_id_party_id_fkey,
  drop constraint revenue_fact_vendor_id_product_id_fkey,
  drop constraint revenue_fact_vendor_id_submission_id_fkey;
drop index revenue_fact_vendor_id_product_id_day_id_idx;
drop index revenue_fact_vendor_id_partner_id_day_id_idx;
drop index revenue_fact_vendor_id_party_id_day_idx;
drop index revenue_fact_vendor_id_submission_id_row_no_idx;
create index revenue_fact_by_product on revenue_fact (vendor_id, product_id);
create index revenue_fact_by_party on revenue_fact (vendor_id, party_id);
-- Facts of one file lie side by side.
create index revenue_fact_by_submission on revenue_fact using brin (vendor_id, submission_id);
create index revenue_fact_former_line on revenue_fact (vendor_id, line_key) where superseded_at is not null;

-- What the foreign keys said, once a statement: what a fact names is there, and is its vendor's. None of it can be
-- deleted by anybody but the owner, and a fact does not change what it names.
create function tributary.check_fact_references() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct vendor_id, partner_id, sold_to_id, product_id, submission_id from added) f
     where not exists (select from tributary.product p where p.vendor_id = f.vendor_id and p.id = f.product_id)
        or not exists (select from tributary.submission s where s.vendor_id = f.vendor_id and s.id = f.submission_id)
        or f.partner_id is not null
           and not exists (select from tributary.partner p where p.vendor_id = f.vendor_id and p.id = f.partner_id)
        or f.sold_to_id is not null
           and not exists (select from tributary.partner p where p.vendor_id = f.vendor_id and p.id = f.sold_to_id))
  or exists (
    select from (select distinct vendor_id, party_id from added where party_id is not null) f
     where not exists (select from tributary.reported_party p where p.vendor_id = f.vendor_id and p.id = f.party_id))
  then
    raise exception 'a fact names what is not there' using errcode = '23503';
  end if;
  return null;
end $$;
create trigger revenue_fact_references after insert on revenue_fact
  referencing new table as added for each statement execute function tributary.check_fact_references();
create function tributary.guard_fact() returns trigger language plpgsql as $$
begin
  raise exception 'a fact keeps what it names' using errcode = 'P0403';
end $$;
create trigger revenue_fact_guard before update on revenue_fact for each row
  when ((old.vendor_id, old.id, old.partner_id, old.sold_to_id, old.party_id, old.product_id, old.submission_id)
    is distinct from (new.vendor_id, new.id, new.partner_id, new.sold_to_id, new.party_id, new.product_id, new.submission_id))
  execute function tributary.guard_fact();

-- Keys shorter, and in the order of the documents.
update revenue_fact set line_key = concat_ws(e'\x1f',
    case when line_key::json->>0 = 'vendor' then '' else
      translate(encode(uuid_send((line_key::json->>0)::uuid), 'base64'), '+/=', '-_') end
      || case line_key::json->>1 when 'pos' then 'p' when 'sell_in' then 's' else 'd' end,
    line_key::json->>2, line_key::json->>3, line_key::json->>4,
    translate(encode(uuid_send((line_key::json->>5)::uuid), 'base64'), '+/=', '-_') || (line_key::json->>6))
  where line_key like '["%';
