-- Who at the vendor looks at a registration, and the lists that people keep under a name.
set search_path = tributary, public;

alter table deal add column reviewer_id uuid;
alter table deal add constraint deal_reviewer_fkey
  foreign key (vendor_id, reviewer_id) references membership (vendor_id, id) on delete restrict on update no action;
create index deal_by_reviewer on deal (vendor_id, reviewer_id, decide_by, id)
  where reviewer_id is not null and status in ('submitted', 'in_review', 'info_requested');

-- Who reviews is the vendor's own affair; guard_deal keeps the column closed to partners from then on.
create function tributary.guard_deal_reviewer() returns trigger language plpgsql as $$
begin
  if not scope.is_vendor() then
    raise exception 'a partner does not choose its reviewer' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger deal_reviewer_guard before insert on deal for each row
  when (new.reviewer_id is not null) execute function tributary.guard_deal_reviewer();

-- A list as somebody left it: where it is, and what stands in its address.
create table saved_view (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid,
  person_id uuid not null,
  person_name text not null,
  place text not null,
  name text not null,
  query text not null,
  shared boolean not null default false,
  created_at timestamptz(3) not null,
  constraint saved_view_pkey primary key (vendor_id, id)
);
create index saved_view_by_place on saved_view (vendor_id, place, partner_id, name, id);
-- Once for each person, place and name; saving under the same name again replaces it.
create unique index saved_view_once on saved_view
  (vendor_id, person_id, place, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid), name);
alter table saved_view add constraint saved_view_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;
alter table saved_view add constraint saved_view_person_fkey
  foreign key (person_id) references person (id) on delete restrict on update no action;
alter table saved_view add constraint saved_view_vendor_fkey
  foreign key (vendor_id) references vendor (vendor_id) on delete restrict on update no action;
alter table saved_view add constraint saved_view_is_short check (length(name) <= 60 and length(query) <= 2000);

do $$
declare
  me constant text := 'person_id = nullif(current_setting(''scope.person_id'', true), '''')::uuid';
  -- What is shared is its organisation's; what is not is its owner's alone. Only an administrator shares.
  desk_read constant text := format('case when scope.role() = ''system'' then true when partner_id is not null then false when shared then true else %s end', me);
  portal_read constant text := format('partner_id = scope.partner() and case when shared then true else %s end', me);
  desk_own constant text := format('case when scope.role() = ''system'' then true when partner_id is not null then false when shared then scope.role() = ''vendor_admin'' and %1$s else %1$s end', me);
  portal_own constant text := format('partner_id = scope.partner() and case when shared then scope.role() = ''partner_admin'' and %1$s else %1$s end', me);
begin
  perform scope.close_table('saved_view', desk_read, portal_read, desk_own, portal_own, desk_own, portal_own,
    desk_own, portal_own);
end $$;
