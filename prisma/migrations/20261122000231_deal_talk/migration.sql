-- What the two sides of a deal say to each other, what the vendor notes for itself, and the files beside it.
-- Two tables for the two streams, not one with a flag: no slip of a form turns a note into a letter.
set search_path = tributary, public;

create or replace function scope.person() returns uuid language sql stable
  as $$ select nullif(current_setting('scope.person_id', true), '')::uuid $$;

create table deal_comment (
  vendor_id int not null,
  id uuid not null,
  deal_id uuid not null,
  partner_id uuid not null,
  at timestamptz(3) not null,
  side text not null,
  person_id uuid not null,
  author_name text not null,
  -- A distributor's colleague speaks under the name of its own company.
  company text not null,
  text text not null,
  withdrawn_at timestamptz(3),
  constraint deal_comment_pkey primary key (vendor_id, id)
);
create index deal_comment_by_deal on deal_comment (vendor_id, deal_id, at, id);
alter table deal_comment add constraint deal_comment_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete cascade on update no action;
alter table deal_comment add constraint deal_comment_side_known check (side in ('vendor', 'partner'));
alter table deal_comment add constraint deal_comment_says_something check (
  case when withdrawn_at is null then length(text) between 1 and 4000 else text = '' end);

create table deal_note (
  vendor_id int not null,
  id uuid not null,
  deal_id uuid not null,
  partner_id uuid not null,
  at timestamptz(3) not null,
  person_id uuid not null,
  author_name text not null,
  text text not null,
  withdrawn_at timestamptz(3),
  constraint deal_note_pkey primary key (vendor_id, id)
);
create index deal_note_by_deal on deal_note (vendor_id, deal_id, at, id);
alter table deal_note add constraint deal_note_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete cascade on update no action;
alter table deal_note add constraint deal_note_says_something check (
  case when withdrawn_at is null then length(text) between 1 and 4000 else text = '' end);

-- The content lies beside the database under its hash. What was taken away keeps its line: who, what and when.
create table deal_file (
  vendor_id int not null,
  id uuid not null,
  deal_id uuid not null,
  partner_id uuid not null,
  stream text not null,
  side text not null,
  person_id uuid not null,
  author_name text not null,
  at timestamptz(3) not null,
  name text not null,
  kind text not null,
  bytes int not null,
  sha256 text not null,
  removed_at timestamptz(3),
  removed_by text,
  constraint deal_file_pkey primary key (vendor_id, id)
);
create index deal_file_by_deal on deal_file (vendor_id, deal_id, at, id);
alter table deal_file add constraint deal_file_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete cascade on update no action;
alter table deal_file add constraint deal_file_stream_known check (stream in ('shared', 'internal', 'evidence'));
alter table deal_file add constraint deal_file_side_known check (
  side in ('vendor', 'partner') and (stream <> 'internal' or side = 'vendor'));
alter table deal_file add constraint deal_file_kind_known check (
  kind in ('pdf', 'png', 'jpg', 'webp', 'docx', 'xlsx', 'pptx', 'csv', 'txt', 'eml'));
alter table deal_file add constraint deal_file_measured check (
  bytes between 1 and 20000000 and sha256 ~ '^[0-9a-f]{64}$' and length(name) between 1 and 200);
alter table deal_file add constraint deal_file_removed_by_somebody check (
  (removed_at is null) = (removed_by is null));

do $$
declare
  -- Everybody speaks in their own name; the portal itself loads what was said elsewhere.
  self constant text := 'case when scope.role() = ''system'' then true else person_id = scope.person() end';
  staff constant text := 'case when scope.role() = ''system'' then true else side = ''vendor'' and person_id = scope.person() end';
  decider constant text := 'case scope.role() when ''system'' then true when ''channel_manager'' then side = ''vendor'' and person_id = scope.person() when ''vendor_admin'' then side = ''vendor'' and person_id = scope.person() else false end';
  own constant text := 'partner_id = scope.partner()';
  -- A distributor's colleague reads nothing here but through the functions below, and is let in by a guard.
  own_sales constant text := 'side = ''partner'' and person_id = scope.person() and scope.role() in (''partner_admin'', ''sales_rep'') and case when partner_id = scope.partner() then true else partner_id = any(scope.showing()) end';
  own_still constant text := 'partner_id = scope.partner() and side = ''partner'' and person_id = scope.person()';
begin
  perform scope.close_table('deal_comment', 'true', own, decider, own_sales, staff, own_still);
  perform scope.close_table('deal_note', 'true', 'false', self, 'false', self, 'false');
  perform scope.close_table('deal_file', 'true', own || ' and stream <> ''internal''',
    'case when stream = ''internal'' then ' || staff || ' else ' || decider || ' end',
    own_sales || ' and stream <> ''internal''',
    'case scope.role() when ''system'' then true when ''channel_manager'' then side = ''vendor'' when ''vendor_admin'' then side = ''vendor'' else side = ''vendor'' and person_id = scope.person() end',
    own || ' and side = ''partner'' and scope.role() in (''partner_admin'', ''sales_rep'')');
end $$;

-- What was said stays said: within minutes its author may take it back, and nothing else ever changes.
create function tributary.guard_saying() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null or new.withdrawn_at is null
     or (to_jsonb(new) - 'withdrawn_at' - 'text') is distinct from (to_jsonb(old) - 'withdrawn_at' - 'text') then
    raise exception 'what was said can only be taken back' using errcode = 'P0403';
  end if;
  if new.withdrawn_at > old.at + interval '10 minutes' then
    raise exception 'it was said too long ago to be taken back' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_comment_guard before update on deal_comment
  for each row execute function tributary.guard_saying();
create trigger deal_note_guard before update on deal_note
  for each row execute function tributary.guard_saying();

-- A file never changes its stream, its name or its content. Evidence that was handed in stays.
create function tributary.guard_deal_file() returns trigger language plpgsql as $$
begin
  if old.removed_at is not null or new.removed_at is null or old.stream = 'evidence'
     or (to_jsonb(new) - 'removed_at' - 'removed_by') is distinct from (to_jsonb(old) - 'removed_at' - 'removed_by') then
    raise exception 'a file of a deal can only be taken away' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_file_guard before update on deal_file
  for each row execute function tributary.guard_deal_file();
