-- Who decided what of which customer, so that each decision can be taken back at any later time. A decision says what
-- it set and what stood there before; what is true now is what the decisions that stand say, the latest first. Facts
-- stay where they are: parties move.
set search_path = tributary, public;

create type decision_kind as enum
  ('merge', 'split', 'accept', 'refuse', 'new_customer', 'lock', 'parent', 'undo', 'redo');

create table customer_decision (
  vendor_id int not null,
  id uuid not null,
  -- In which order they were made: the later one counts.
  no int not null,
  kind decision_kind not null,
  -- What is taken back, or made again.
  about_id uuid,
  note text,
  evidence jsonb not null,
  by_id uuid,
  by_name text not null,
  at timestamptz(3) not null,
  constraint customer_decision_pkey primary key (vendor_id, id),
  constraint customer_decision_about_fkey foreign key (vendor_id, about_id)
    references customer_decision (vendor_id, id) on delete restrict on update no action,
  constraint customer_decision_about check ((about_id is not null) = (kind in ('undo', 'redo')))
);
create unique index customer_decision_in_order on customer_decision (vendor_id, no);
create index customer_decision_by_about on customer_decision (vendor_id, about_id, no desc);

-- `register` says what of the subject was set: a party's customer, into whom a customer was merged, and so on.
create table customer_move (
  vendor_id int not null,
  decision_id uuid not null,
  register text not null,
  subject_id uuid not null,
  aspect text not null default '',
  decision_no int not null,
  before text,
  after text,
  constraint customer_move_pkey primary key (vendor_id, decision_id, register, subject_id, aspect),
  constraint customer_move_decision_fkey foreign key (vendor_id, decision_id)
    references customer_decision (vendor_id, id) on delete restrict on update no action,
  constraint customer_move_register check (register in ('party', 'merged', 'parent', 'identifier', 'value', 'proposal', 'protection'))
);
create index customer_move_by_subject on customer_move (vendor_id, subject_id, register, aspect, decision_no desc);

-- Whose history tells of a decision.
create table customer_touch (
  vendor_id int not null,
  customer_id uuid not null,
  decision_no int not null,
  decision_id uuid not null,
  constraint customer_touch_pkey primary key (vendor_id, customer_id, decision_no),
  constraint customer_touch_customer_fkey foreign key (vendor_id, customer_id)
    references customer (vendor_id, id) on delete restrict on update no action,
  constraint customer_touch_decision_fkey foreign key (vendor_id, decision_id)
    references customer_decision (vendor_id, id) on delete restrict on update no action
);

-- Where each value of the golden record comes from, and why from there.
create table customer_value (
  vendor_id int not null,
  customer_id uuid not null,
  attribute text not null,
  value text not null,
  party_id uuid,
  why text not null,
  constraint customer_value_pkey primary key (vendor_id, customer_id, attribute),
  constraint customer_value_customer_fkey foreign key (vendor_id, customer_id)
    references customer (vendor_id, id) on delete cascade on update no action,
  constraint customer_value_known check (attribute in ('name', 'address', 'kind', 'partner')
    and why in ('locked', 'only', 'rank', 'recency', 'completeness', 'own'))
);

-- A record that was merged, or that has no party left, stays; another one stands for it.
alter table customer
  add column merged_into_id uuid,
  add column stands_for_id uuid,
  -- As it was decided; `parent_id` is the record that stands for it.
  add column own_parent_id uuid,
  -- The record it was split from, where no source made it.
  add column split_from_id uuid;
update customer set own_parent_id = parent_id where parent_id is not null;
create index customer_merged_into on customer (vendor_id, merged_into_id) where merged_into_id is not null;
create index customer_stood_for on customer (vendor_id, stands_for_id) where stands_for_id is not null;
create index customer_split_from on customer (vendor_id, split_from_id) where split_from_id is not null;
create index customer_own_parent on customer (vendor_id, own_parent_id) where own_parent_id is not null;

-- Null where it never moved: then it is where `customer_id` says.
alter table reported_party
  add column home_id uuid,
  add column first_id uuid,
  add column bought_first date,
  add column bought_last date,
  -- Whether the golden record knows it.
  add column surveyed boolean not null default false;
create index reported_party_by_home on reported_party (vendor_id, home_id) where home_id is not null;
create index reported_party_by_first on reported_party (vendor_id, first_id) where first_id is not null;
create index reported_party_unsurveyed on reported_party (vendor_id, id) where not surveyed;
alter table customer_identifier add column home_id uuid;
create index customer_identifier_by_home on customer_identifier (vendor_id, home_id) where home_id is not null;
alter table direct_engagement add column home_id uuid;
create index direct_engagement_by_home on direct_engagement (vendor_id, home_id) where home_id is not null;
alter table protection_wait add column home_id uuid;
create index protection_wait_by_home on protection_wait (vendor_id, home_id) where home_id is not null;
create index protection_wait_by_customer on protection_wait (vendor_id, customer_id);
drop index protection_wait_once;
create unique index protection_wait_once on protection_wait
  (vendor_id, partner_id, coalesce(home_id, customer_id), family_id) where told_at is null;
alter table joint_account add column home_id uuid;
create index joint_account_by_home on joint_account (vendor_id, home_id) where home_id is not null;
-- Of two records that turn out to be one, each keeps its account: a partner learns nothing from a merge.
drop index joint_account_one_open;
create unique index joint_account_one_open on joint_account (vendor_id, coalesce(home_id, customer_id), partner_id)
  where status in ('invited', 'active');

update reported_party p set bought_first = b.first, bought_last = b.last
  from (select vendor_id, party_id, min(day) as first, max(day) as last from ledger_entry
         where kind in ('sold', 'uncovered') and quantity > 0 and party_id is not null group by 1, 2) b
 where b.vendor_id = p.vendor_id and b.party_id = p.id;

-- After how many days without a purchase a customer is a former one.
alter table vendor add column customer_silence_days int not null default 730;

-- Everything above a customer, however far: what a family bought is one look.
create table customer_ancestor (
  vendor_id int not null,
  ancestor_id uuid not null,
  customer_id uuid not null,
  depth int not null,
  constraint customer_ancestor_pkey primary key (vendor_id, ancestor_id, customer_id)
);
create index customer_ancestor_by_customer on customer_ancestor (vendor_id, customer_id, depth);
insert into customer_ancestor (vendor_id, ancestor_id, customer_id, depth)
with recursive above as (
  select vendor_id, id, parent_id, 1 as depth from customer where parent_id is not null
  union all
  select a.vendor_id, a.id, c.parent_id, a.depth + 1
    from above a join customer c on c.vendor_id = a.vendor_id and c.id = a.parent_id
   where c.parent_id is not null and a.depth < 50
)
select vendor_id, parent_id, id, min(depth) from above group by 1, 2, 3;

create function tributary.keep_customer_ancestors() returns trigger language plpgsql as $$
begin
  if exists (select from tributary.customer_ancestor a
              where a.vendor_id = new.vendor_id and a.ancestor_id = new.id and a.customer_id = new.parent_id) then
    raise exception 'a customer cannot stand below itself (customer_in_a_circle)' using errcode = '23514';
  end if;
  if tg_op = 'UPDATE' then
    delete from tributary.customer_ancestor a
     where a.vendor_id = new.vendor_id
       and a.ancestor_id in (select u.ancestor_id from tributary.customer_ancestor u
                              where u.vendor_id = new.vendor_id and u.customer_id = new.id)
       and (a.customer_id = new.id
            or a.customer_id in (select d.customer_id from tributary.customer_ancestor d
                                  where d.vendor_id = new.vendor_id and d.ancestor_id = new.id));
  end if;
  if new.parent_id is not null then
    insert into tributary.customer_ancestor (vendor_id, ancestor_id, customer_id, depth)
    select new.vendor_id, u.id, d.id, u.depth + d.depth + 1
      from (select new.parent_id as id, 0 as depth
            union all select a.ancestor_id, a.depth from tributary.customer_ancestor a
             where a.vendor_id = new.vendor_id and a.customer_id = new.parent_id) u,
           (select new.id as id, 0 as depth
            union all select a.customer_id, a.depth from tributary.customer_ancestor a
             where a.vendor_id = new.vendor_id and a.ancestor_id = new.id) d;
  end if;
  return null;
end $$;
create trigger customer_ancestors_of_new after insert on customer for each row
  when (new.parent_id is not null) execute function tributary.keep_customer_ancestors();
create trigger customer_ancestors_of_moved after update of parent_id on customer for each row
  when (new.parent_id is distinct from old.parent_id) execute function tributary.keep_customer_ancestors();

-- The record of a joint account's customer may come to stand behind another; the account stays with its own.
create or replace function tributary.guard_joint_account() returns trigger language plpgsql as $$
declare
  inviting constant boolean := (new.invited_by = 'vendor') = scope.is_vendor();
begin
  if tg_op = 'INSERT' then
    if scope.role() <> 'system' and (new.status <> 'invited' or not inviting) then
      raise exception 'a joint account begins with an invitation of one''s own' using errcode = 'P0403';
    end if;
    return new;
  end if;
  if (coalesce(new.home_id, new.customer_id), new.partner_id, new.invited_by, new.title, new.message)
     is distinct from (coalesce(old.home_id, old.customer_id), old.partner_id, old.invited_by, old.title, old.message)
     or scope.role() <> 'system' and (new.customer_id, new.home_id) is distinct from (old.customer_id, old.home_id) then
    raise exception 'a joint account keeps its customer, its partner and its invitation' using errcode = 'P0403';
  end if;
  if new.status is distinct from old.status and not (case
    when old.status = 'invited' and new.status in ('active', 'declined') then not inviting
    when old.status = 'invited' and new.status = 'ended' then inviting
    else old.status = 'active' and new.status = 'ended'
  end) then
    raise exception 'this side cannot move a joint account from % to %', old.status, new.status using errcode = 'P0403';
  end if;
  return new;
end $$;

do $$
declare
  desk constant text := 'scope.role() in (''channel_manager'', ''channel_operations'', ''vendor_admin'', ''system'')';
  machine constant text := 'scope.role() = ''system''';
begin
  -- Nobody writes in this log but the portal, and nobody at all changes it.
  perform scope.close_table('customer_decision', 'true', 'false', machine);
  perform scope.close_table('customer_move', 'true', 'false', machine);
  perform scope.close_table('customer_touch', 'true', 'false', machine);
  perform scope.close_table('customer_value', 'true', 'false', machine, 'false', machine, 'false', machine);
  perform scope.close_table('customer_ancestor', 'true', 'false', desk, 'false', null, 'false', desk);
end $$;
