-- Two partners claim the same customer. The vendor's file holds both; what a partner may know of it is a row of its
-- own, which names nobody else.
set search_path = tributary, public;

create table dispute (
  vendor_id int not null,
  id uuid not null,
  -- The one that was registered first.
  first_deal_id uuid not null,
  first_partner_id uuid not null,
  second_deal_id uuid not null,
  second_partner_id uuid not null,
  opened_at timestamptz(3) not null,
  opened_by text not null,
  reason text not null,
  due_at timestamptz(3) not null,
  outcome text,
  reasons text,
  decided_at timestamptz(3),
  decided_by text,
  constraint dispute_pkey primary key (vendor_id, id)
);
create index dispute_by_first on dispute (vendor_id, first_deal_id);
create index dispute_by_second on dispute (vendor_id, second_deal_id);
create unique index dispute_one_open on dispute (vendor_id, first_deal_id, second_deal_id) where decided_at is null;
alter table dispute add constraint dispute_first_fkey
  foreign key (vendor_id, first_deal_id, first_partner_id) references deal (vendor_id, id, partner_id)
  on delete restrict on update no action;
alter table dispute add constraint dispute_second_fkey
  foreign key (vendor_id, second_deal_id, second_partner_id) references deal (vendor_id, id, partner_id)
  on delete restrict on update no action;
alter table dispute add constraint dispute_between_two_partners check (
  first_partner_id <> second_partner_id and first_deal_id <> second_deal_id);
alter table dispute add constraint dispute_decided_with_reasons check (
  case when decided_at is null then outcome is null and reasons is null and decided_by is null
    else outcome in ('first', 'second', 'shared') and length(reasons) > 0 and decided_by is not null end);

create table dispute_side (
  vendor_id int not null,
  id uuid not null,
  dispute_id uuid not null,
  deal_id uuid not null,
  partner_id uuid not null,
  asked_at timestamptz(3) not null,
  ask text not null,
  due_at timestamptz(3) not null,
  outcome text,
  told text,
  closed_at timestamptz(3),
  constraint dispute_side_pkey primary key (vendor_id, id)
);
create unique index dispute_side_once on dispute_side (vendor_id, dispute_id, deal_id);
create index dispute_side_by_deal on dispute_side (vendor_id, deal_id);
alter table dispute_side add constraint dispute_side_dispute_fkey
  foreign key (vendor_id, dispute_id) references dispute (vendor_id, id) on delete cascade on update no action;
alter table dispute_side add constraint dispute_side_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete restrict on update no action;
alter table dispute_side add constraint dispute_side_told_its_outcome check (
  case when closed_at is null then outcome is null and told is null
    else outcome in ('upheld', 'not_upheld', 'shared') and length(told) > 0 end);

create table dispute_evidence (
  vendor_id int not null,
  id uuid not null,
  side_id uuid not null,
  deal_id uuid not null,
  partner_id uuid not null,
  -- Who handed it in: the partner, or the vendor from its own files.
  side text not null,
  person_id uuid not null,
  author_name text not null,
  at timestamptz(3) not null,
  day date not null,
  statement text not null,
  file_id uuid,
  constraint dispute_evidence_pkey primary key (vendor_id, id)
);
create index dispute_evidence_by_side on dispute_evidence (vendor_id, side_id, day, id);
create index dispute_evidence_by_deal on dispute_evidence (vendor_id, deal_id);
alter table dispute_evidence add constraint dispute_evidence_side_fkey
  foreign key (vendor_id, side_id) references dispute_side (vendor_id, id) on delete cascade on update no action;
alter table dispute_evidence add constraint dispute_evidence_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id)
  on delete restrict on update no action;
alter table dispute_evidence add constraint dispute_evidence_file_fkey
  foreign key (vendor_id, file_id) references deal_file (vendor_id, id) on delete restrict on update no action;
alter table dispute_evidence add constraint dispute_evidence_side_known check (side in ('vendor', 'partner'));
alter table dispute_evidence add constraint dispute_evidence_states check (length(statement) between 1 and 4000);

do $$
declare
  manager constant text := 'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')';
  own constant text := 'partner_id = scope.partner()';
begin
  perform scope.close_table('dispute', 'true', 'false', manager, 'false', manager, 'false');
  perform scope.close_table('dispute_side', 'true', own, manager, 'false', manager, 'false');
  -- What the vendor found itself is in nobody's hands but its own.
  perform scope.close_table('dispute_evidence', 'true', own || ' and side = ''partner''',
    'case scope.role() when ''system'' then true when ''channel_manager'' then side = ''vendor'' and person_id = scope.person() when ''vendor_admin'' then side = ''vendor'' and person_id = scope.person() else false end',
    own || ' and side = ''partner'' and person_id = scope.person() and scope.role() in (''partner_admin'', ''sales_rep'')');
end $$;

-- A dispute is decided once; until then only its day moves.
create function tributary.guard_dispute() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null
     or (to_jsonb(new) - array['due_at', 'outcome', 'reasons', 'decided_at', 'decided_by'])
        is distinct from (to_jsonb(old) - array['due_at', 'outcome', 'reasons', 'decided_at', 'decided_by']) then
    raise exception 'a dispute is decided once and for the deals it was opened for' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger dispute_guard before update on dispute for each row execute function tributary.guard_dispute();

create function tributary.guard_dispute_side() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null
     or (to_jsonb(new) - array['due_at', 'outcome', 'told', 'closed_at'])
        is distinct from (to_jsonb(old) - array['due_at', 'outcome', 'told', 'closed_at']) then
    raise exception 'what a side was asked and told stays' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger dispute_side_guard before update on dispute_side
  for each row execute function tributary.guard_dispute_side();

-- Evidence is taken until the decision, for the deal that was asked about, with files of that deal.
create function tributary.guard_dispute_evidence() returns trigger language plpgsql as $$
begin
  perform from tributary.dispute_side s
    where s.vendor_id = new.vendor_id and s.id = new.side_id and s.deal_id = new.deal_id
      and s.partner_id = new.partner_id and s.closed_at is null;
  if not found then
    raise exception 'evidence is taken until the decision' using errcode = 'P0403';
  end if;
  if new.file_id is not null then
    perform from tributary.deal_file f
      where f.vendor_id = new.vendor_id and f.id = new.file_id and f.deal_id = new.deal_id
        and f.stream = case new.side when 'partner' then 'evidence' else 'internal' end;
    if not found then
      raise exception 'the file beside evidence is of the same deal and side' using errcode = 'P0403';
    end if;
  end if;
  return new;
end $$;
create trigger dispute_evidence_guard before insert on dispute_evidence
  for each row execute function tributary.guard_dispute_evidence();
