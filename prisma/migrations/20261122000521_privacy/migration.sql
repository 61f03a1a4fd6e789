-- What is held about a person, its erasure, and for how long anything is kept. app/domain/privacy/README.md says how.
set search_path = tributary, public;

-- Somebody asks what is held about them, or that it be erased. `subject` is encrypted by the application and wiped
-- by the erasure; `digests` are keyed hashes, which prove what was asked.
create table privacy_request (
  vendor_id int not null,
  id uuid not null,
  -- Of a former member; null for somebody's contact.
  membership_id uuid,
  state text not null,
  subject bytea,
  digests text[] not null default '{}',
  -- Where the search goes on.
  place jsonb,
  read_rows int not null default 0,
  found_rows int not null default 0,
  erased_rows int not null default 0,
  asked_by text not null,
  asked_at timestamptz(3) not null,
  confirmed_by text,
  confirmed_at timestamptz(3),
  finished_at timestamptz(3),
  constraint privacy_request_pkey primary key (vendor_id, id),
  constraint privacy_request_member_fkey foreign key (vendor_id, membership_id)
    references membership (vendor_id, id) on delete restrict on update no action,
  constraint privacy_request_state_known check (state in ('searching', 'found', 'erasing', 'erased')),
  constraint privacy_request_forgets check (state <> 'erased' or subject is null)
);
create index privacy_request_by_day on privacy_request (vendor_id, asked_at desc, id desc);

-- Where it was found, and in which columns; never what.
create table privacy_sighting (
  vendor_id int not null,
  request_id uuid not null,
  held_in text not null,
  row_key text not null,
  columns text[] not null,
  found_at timestamptz(3) not null,
  erased_at timestamptz(3),
  -- It came back after the erasure.
  returned boolean not null default false,
  constraint privacy_sighting_pkey primary key (vendor_id, request_id, held_in, row_key),
  constraint privacy_sighting_request_fkey foreign key (vendor_id, request_id)
    references privacy_request (vendor_id, id) on delete cascade on update no action
);

-- Who was erased and should not come back unnoticed: hashes under the application's key.
create table privacy_suppressed (
  vendor_id int not null,
  digest text not null,
  request_id uuid not null,
  since timestamptz(3) not null,
  constraint privacy_suppressed_pkey primary key (vendor_id, digest),
  constraint privacy_suppressed_request_fkey foreign key (vendor_id, request_id)
    references privacy_request (vendor_id, id) on delete restrict on update no action
);

-- For how many days a kind of record is kept, where the vendor set it, and what its last run did.
create table privacy_retention (
  vendor_id int not null,
  kind text not null,
  -- Null keeps it for good.
  days int,
  changed_by text,
  changed_at timestamptz(3),
  last_run_at timestamptz(3),
  last_count int not null default 0,
  total_count bigint not null default 0,
  constraint privacy_retention_pkey primary key (vendor_id, kind),
  constraint privacy_retention_days_sane check (days between 1 and 36500)
);

do $$
declare
  machine constant text := 'scope.role() = ''system''';
  admin constant text := 'scope.role() in (''vendor_admin'', ''system'')';
begin
  perform scope.close_table('privacy_request', admin, 'false', admin, 'false', admin, 'false', machine);
  perform scope.close_table('privacy_sighting', admin, 'false', machine, 'false', machine, 'false', machine);
  perform scope.close_table('privacy_suppressed', admin, 'false', machine);
  perform scope.close_table('privacy_retention', admin, 'false', admin, 'false', admin);
end $$;

-- Mails go when their days are over, by the portal's own hand.
create policy mail_remove on mail for delete to tributary_app
  using (vendor_id = scope.vendor() and case when scope.is_vendor() then scope.role() = 'system' else false end);
grant delete on mail to tributary_app;

-- An entry whose words were taken out names why; the seal stands on what it said before.
alter table audit_entry add column cleared_by uuid;
create index audit_entry_cleared on audit_entry (vendor_id, cleared_by) where cleared_by is not null;

-- The original holds an erased person: its rows are shown without it, and the file itself is not handed out any more.
alter table submission add column withheld_at timestamptz(3);

-- What is only ever added to stays so for everybody: words are taken out by one function, whose owner may write the
-- columns that the register names and no other.
create schema privacy;
grant usage on schema privacy to tributary_app;
grant usage, create on schema privacy to tributary_privacy;
grant usage on schema scope, tributary to tributary_privacy;
create policy privacy_request_for_privacy on privacy_request for select to tributary_privacy
  using (vendor_id = scope.vendor());
grant select on privacy_request to tributary_privacy;
do $$
declare
  held record;
begin
  for held in select * from (values
    ('membership', 'name, email, title'),
    ('invitation', 'name, email, title, inviter_name'),
    ('partner_application', 'name, email, title, sells, decider_name'),
    ('application_note', 'text, author_name'),
    ('notification', 'subject, text'),
    ('mail', 'to_name, to_address, subject, text, problem'),
    ('saved_view', 'name, query, person_name'),
    ('delegation', 'reason, created_by'),
    ('agreement', 'reference, end_note'),
    ('partner', 'status_note'),
    ('audit_entry', 'detail, actor_name, cleared_by'),
    ('api_key', 'name, maker_name, revoker_name'),
    ('api_idempotency', 'body'),
    ('webhook_endpoint', 'maker_name'),
    ('webhook_delivery', 'body'),
    ('webhook_attempt', 'response'),
    ('deal', 'contact_name, contact_email, contact_phone, customer_name, work_done, reference, decision_note, owner_name, decider_name, registered_by_name'),
    ('deal_draft', 'form, title, note, owner_name'),
    ('deal_event', 'changes, note, actor_name'),
    ('deal_comment', 'text, author_name'),
    ('deal_note', 'text, author_name'),
    ('deal_file', 'name, author_name, removed_by'),
    ('deal_member', 'name, added_by'),
    ('deal_request', 'proposed, reason, answer_note, asked_name, answerer_name'),
    ('deal_conflict', 'evidence'),
    ('approval_step', 'approver_name, decider_name, for_name'),
    ('dispute', 'reason, reasons, opened_by, decided_by'),
    ('dispute_side', 'ask, told'),
    ('dispute_evidence', 'statement, author_name'),
    ('protection_wait', 'customer_name'),
    ('direct_engagement', 'note, by_name'),
    ('deal_mailbox', 'renewed_by'),
    ('program_draft', 'edited_by'),
    ('program_version', 'note, published_by'),
    ('customer', 'name, street, postcode, city'),
    ('reported_party', 'name, name_key, fingerprint, street, postcode, city, domain, duns, vat, lei, domain_key, duns_key, vat_key, phone, evidence, decided_by'),
    ('customer_value', 'value'),
    ('customer_identifier', 'value'),
    ('customer_decision', 'evidence, note, by_name'),
    ('customer_move', 'before, after'),
    ('match_proposal', 'evidence, decided_by'),
    ('match_rule', 'note, created_by'),
    ('joint_account', 'title, message'),
    ('joint_contact', 'name, email, phone, title'),
    ('joint_member', 'name, email, title'),
    ('joint_grant', 'granted_by'),
    ('joint_reading', 'person_name'),
    ('submission', 'file_name, problem, sender_name, decided_by, reversing_by, withheld_at'),
    ('submission_row', 'raw, errors'),
    ('record_word', 'said, before, title'),
    ('forecast', 'publisher_name'),
    ('intake_memory', 'said_by'),
    ('part_alias', 'said_by'),
    ('reporting_agreement', 'made_by'),
    ('zero_report', 'said_by'),
    ('submission_text', 'rows')
  ) as t (name, columns) loop
    execute format('create policy %I on tributary.%I for select to tributary_privacy using (vendor_id = scope.vendor())',
      held.name || '_for_privacy', held.name);
    execute format('create policy %I on tributary.%I for update to tributary_privacy using (vendor_id = scope.vendor()) with check (vendor_id = scope.vendor())',
      held.name || '_by_privacy', held.name);
    execute format('grant select on tributary.%I to tributary_privacy', held.name);
    execute format('grant update (%s) on tributary.%I to tributary_privacy', held.columns, held.name);
  end loop;
end $$;

-- Guards say what people and the portal may change of a record; taking a person out of it changes no record.
do $$
declare
  guard record;
begin
  for guard in
    select t.tgname, t.tgrelid, pg_get_triggerdef(t.oid) as words
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'tributary'::regnamespace and t.tgqual is null
       and t.tgname in ('deal_file_guard', 'deal_comment_guard', 'deal_note_guard', 'dispute_guard', 'dispute_side_guard',
                        'approval_step_guard', 'deal_request_guard', 'partner_application_guard', 'joint_grant_guard',
                        'deal_member_guard', 'joint_account_guard')
  loop
    execute format('drop trigger %I on %s', guard.tgname, guard.tgrelid::regclass);
    execute replace(guard.words, ' EXECUTE FUNCTION ', ' WHEN (current_user <> ''tributary_privacy'') EXECUTE FUNCTION ');
  end loop;
end $$;

-- Writes columns of one row, if they still are as they were read. Only for an erasure that an administrator confirmed
-- and that is under way, and only by the portal. `key`, `was` and `becomes` hold columns by their names.
create function privacy.rewrite(request uuid, held_in text, key jsonb, was jsonb, becomes jsonb) returns int
language plpgsql security definer set search_path = tributary, pg_temp as $$
declare
  changed int;
begin
  if scope.role() is distinct from 'system' or not exists (
    select from privacy_request r
     where r.vendor_id = scope.vendor() and r.id = request and r.state = 'erasing') then
    raise exception 'nothing is being erased' using errcode = 'P0403';
  end if;
  execute (
    select format('update tributary.%I t set %s
        from jsonb_populate_record(null::tributary.%I, $1) k, jsonb_populate_record(null::tributary.%I, $2) w,
             jsonb_populate_record(null::tributary.%I, $3) n
       where t.vendor_id = scope.vendor() and %s and %s',
      held_in, (select string_agg(format('%1$I = n.%1$I', each), ', ') from jsonb_object_keys(becomes) each),
      held_in, held_in, held_in,
      (select string_agg(format('t.%1$I = k.%1$I', each), ' and ') from jsonb_object_keys(key) each),
      coalesce((select string_agg(format('t.%1$I is not distinct from w.%1$I', each), ' and ') from jsonb_object_keys(was) each), 'true'))
  ) using key, was, becomes;
  get diagnostics changed = row_count;
  return changed;
end $$;
alter function privacy.rewrite(uuid, text, jsonb, jsonb, jsonb) owner to tributary_privacy;
revoke all on function privacy.rewrite(uuid, text, jsonb, jsonb, jsonb) from public;
grant execute on function privacy.rewrite(uuid, text, jsonb, jsonb, jsonb) to tributary_app;

-- Takes the detail out of the oldest entries before a day, some at a time. What was done, by whom and when stays.
create function privacy.clear_audit(run uuid, before timestamptz, most int) returns int
language plpgsql security definer set search_path = tributary, pg_temp as $$
declare
  changed int;
begin
  if scope.role() is distinct from 'system' then
    raise exception 'the portal alone does this' using errcode = 'P0403';
  end if;
  update audit_entry set detail = '{}', cleared_by = run
   where vendor_id = scope.vendor() and id = any(array(
     select e.id from audit_entry e
      where e.vendor_id = scope.vendor() and e.at < before and e.cleared_by is null and e.detail <> '{}'
        and e.action not like 'privacy.%'
      order by e.at, e.id limit most));
  get diagnostics changed = row_count;
  return changed;
end $$;
alter function privacy.clear_audit(uuid, timestamptz, int) owner to tributary_privacy;
revoke all on function privacy.clear_audit(uuid, timestamptz, int) from public;
grant execute on function privacy.clear_audit(uuid, timestamptz, int) to tributary_app;
