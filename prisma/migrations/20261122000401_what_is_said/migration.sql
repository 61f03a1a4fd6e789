-- What a person says about a file, kept with it; what of that is true of the sender's next files; and what a partner
-- calls the vendor's parts.
set search_path = tributary, public;

alter table submission
  add column choices jsonb,
  -- The submission whose refused rows this one holds.
  add column follows uuid,
  add constraint submission_follows_fkey foreign key (vendor_id, follows)
    references submission (vendor_id, id) on delete restrict on update no action;
create index submission_follows on submission (vendor_id, follows);

create type memory_what as enum ('column', 'dates', 'decimal', 'encoding', 'partner');
create table intake_memory (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid,
  kind submission_kind not null,
  what memory_what not null,
  -- What it is about, as it is compared: a column's name, or a value of one.
  name text not null,
  shown text not null,
  value text not null,
  said_by text not null,
  said_at timestamptz(3) not null,
  constraint intake_memory_pkey primary key (vendor_id, id),
  constraint intake_memory_partner_fkey foreign key (vendor_id, partner_id)
    references partner (vendor_id, id) on delete restrict on update no action
);
create unique index intake_memory_once on intake_memory
  (vendor_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid), kind, what, name);

create table part_alias (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid not null,
  part_key text not null,
  part_no text not null,
  product_id uuid not null,
  submission_id uuid,
  said_by text not null,
  said_at timestamptz(3) not null,
  constraint part_alias_pkey primary key (vendor_id, id),
  constraint part_alias_partner_fkey foreign key (vendor_id, partner_id)
    references partner (vendor_id, id) on delete restrict on update no action,
  constraint part_alias_product_fkey foreign key (vendor_id, product_id)
    references product (vendor_id, id) on delete restrict on update no action,
  constraint part_alias_submission_fkey foreign key (vendor_id, submission_id)
    references submission (vendor_id, id) on delete restrict on update no action
);
create unique index part_alias_once on part_alias (vendor_id, partner_id, part_key);
create index part_alias_by_product on part_alias (vendor_id, product_id);

do $$
declare
  own constant text := 'partner_id = scope.partner()';
  own_files constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''operations'')';
  clerk constant text := 'scope.role() in (''channel_operations'', ''finance'', ''vendor_admin'', ''system'')';
begin
  perform scope.close_table('intake_memory', 'true', own, clerk, own_files, clerk, own_files, clerk, own_files);
  perform scope.close_table('part_alias', 'true', own, clerk, own_files, clerk, own_files, clerk, own_files);
end $$;
