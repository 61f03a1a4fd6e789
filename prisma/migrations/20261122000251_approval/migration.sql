-- Programmes beside each other, and who approves what: chains, the steps of a deal, and who stands in for whom.
set search_path = tributary, public;

-- The first programme, in this order, that takes a deal is its programme; a closed one takes none.
alter table program add column rank int not null default 1;
alter table program add column closed_at timestamptz(3);
alter table program_version add column published_at timestamptz(3);
alter table program_version add column published_by text;
alter table program_version add column note text;
alter table program_version add constraint program_version_not_backdated check (valid_from >= published_at);

-- What the next version will say, until it is published. Versions themselves are never changed.
create table program_draft (
  vendor_id int not null,
  program_id uuid not null,
  rules jsonb not null,
  edited_by text not null,
  updated_at timestamptz(3) not null,
  constraint program_draft_pkey primary key (vendor_id, program_id)
);
alter table program_draft add constraint program_draft_program_fkey
  foreign key (vendor_id, program_id) references program (vendor_id, id) on delete cascade on update no action;

create table approval_chain (
  vendor_id int not null,
  id uuid not null,
  name text not null,
  rank int not null,
  conditions jsonb not null,
  steps jsonb not null,
  -- Nobody approves two steps of the same deal.
  apart boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint approval_chain_pkey primary key (vendor_id, id)
);
create unique index approval_chain_by_name on approval_chain (vendor_id, name);
alter table approval_chain add constraint approval_chain_has_steps check (jsonb_array_length(steps) between 1 and 5);

-- Who decides a deal, as it was settled when the deal was handed in.
create table approval_step (
  vendor_id int not null,
  deal_id uuid not null,
  step_no int not null,
  partner_id uuid not null,
  name text not null,
  -- A person's membership, or everybody of a role.
  approver_id uuid,
  approver_role role,
  approver_name text not null,
  -- Whoever is the partner's channel manager may decide, also when that is somebody else by now.
  by_manager boolean not null,
  apart boolean not null,
  decision_days int not null,
  escalation_hours int not null,
  status text not null,
  due_at timestamptz(3) not null,
  escalate_at timestamptz(3) not null,
  escalated_at timestamptz(3),
  decided_at timestamptz(3),
  decider_id uuid,
  decider_name text,
  -- Whose step it was, when a delegate or an administrator decided it.
  for_name text,
  overridden boolean not null default false,
  -- What was asked for and what was given instead.
  terms jsonb,
  -- The line of the deal's history that holds what was said.
  event_id uuid,
  constraint approval_step_pkey primary key (vendor_id, deal_id, step_no)
);
alter table approval_step add constraint approval_step_deal_fkey
  foreign key (vendor_id, deal_id, partner_id) references deal (vendor_id, id, partner_id) on delete cascade on update no action;
alter table approval_step add constraint approval_step_status_known
  check (status in ('waiting', 'current', 'approved', 'rejected', 'skipped'));
alter table approval_step add constraint approval_step_has_approver
  check ((approver_id is null) <> (approver_role is null));
-- One step at a time.
create unique index approval_step_current on approval_step (vendor_id, deal_id) where status = 'current';
create index approval_step_late on approval_step (vendor_id, escalate_at)
  where status = 'current' and escalated_at is null;

-- Somebody who is away, and who decides meanwhile; days are the vendor's, both included.
create table delegation (
  vendor_id int not null,
  id uuid not null,
  membership_id uuid not null,
  delegate_id uuid not null,
  from_day date not null,
  until_day date not null,
  reason text,
  created_at timestamptz(3) not null,
  created_by text not null,
  ended_at timestamptz(3),
  constraint delegation_pkey primary key (vendor_id, id)
);
create index delegation_by_absent on delegation (vendor_id, membership_id, until_day);
alter table delegation add constraint delegation_absent_fkey
  foreign key (vendor_id, membership_id) references membership (vendor_id, id) on delete restrict on update no action;
alter table delegation add constraint delegation_delegate_fkey
  foreign key (vendor_id, delegate_id) references membership (vendor_id, id) on delete restrict on update no action;
alter table delegation add constraint delegation_lasts check (until_day >= from_day);
alter table delegation add constraint delegation_to_another check (delegate_id <> membership_id);

do $$
declare
  admin constant text := 'scope.role() in (''vendor_admin'', ''system'')';
  manager constant text := 'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')';
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('program_draft', 'true', 'false', admin, 'false', admin, 'false', admin);
  perform scope.close_table('approval_chain', 'true', 'false', admin, 'false', admin, 'false', admin);
  -- A partner reads how far its deal is; settled by the portal when the deal is handed in, anew when it is again.
  perform scope.close_table('approval_step', 'true', 'partner_id = scope.partner()', machine, 'false', manager, 'false', machine);
  perform scope.close_table('delegation', 'true', 'false', manager, 'false', manager);
end $$;

-- What a step says stays as it was settled, and a decided one stays decided.
create function tributary.guard_approval_step() returns trigger language plpgsql as $$
begin
  if old.status in ('approved', 'rejected', 'skipped')
     or (new.step_no, new.partner_id, new.name, new.approver_id, new.approver_role, new.by_manager, new.apart)
        is distinct from
        (old.step_no, old.partner_id, old.name, old.approver_id, old.approver_role, old.by_manager, old.apart) then
    raise exception 'a step is decided once, by whom it names' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger approval_step_guard before update on approval_step
  for each row execute function tributary.guard_approval_step();

-- A deal is approved when nobody's word is outstanding.
create function tributary.guard_approval() returns trigger language plpgsql as $$
begin
  if exists (select from tributary.approval_step s
              where s.vendor_id = new.vendor_id and s.deal_id = new.id and s.status in ('waiting', 'current')) then
    raise exception 'a step of the approval is open' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_approval_guard before update on deal for each row
  when (new.status = 'approved' and old.status is distinct from 'approved')
  execute function tributary.guard_approval();
