-- Who agreed to report what and when, which periods that makes, and what was reported of them.
set search_path = tributary, public;

create type reporting_rhythm as enum ('daily', 'weekly', 'monthly');

-- Versions: one is never changed but for its end, so that the past is judged by what was agreed then.
create table reporting_agreement (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid not null,
  kind submission_kind not null,
  rhythm reporting_rhythm not null,
  -- Weekly: the day of the week, Monday being 1. Monthly: which day, or which business day, of the month.
  due_day int not null,
  business_day boolean not null default false,
  grace_days int not null,
  remind_days int not null,
  valid_from date not null,
  valid_until date,
  made_by text not null,
  created_at timestamptz(3) not null,
  constraint reporting_agreement_pkey primary key (vendor_id, id),
  constraint reporting_agreement_partner_fkey foreign key (vendor_id, partner_id)
    references partner (vendor_id, id) on delete restrict on update no action,
  constraint reporting_agreement_kind check (kind in ('pos', 'inventory', 'forecast')),
  constraint reporting_agreement_days check (
    grace_days between 0 and 60 and remind_days between 0 and 30
    and case rhythm when 'daily' then due_day = 1 when 'weekly' then due_day between 1 and 7
                    else due_day between 1 and 31 end),
  constraint reporting_agreement_lasts check (valid_until >= valid_from),
  constraint reporting_agreement_one_at_a_time
    exclude using gist (vendor_id with =, partner_id with =, kind with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index reporting_agreement_by_partner on reporting_agreement (vendor_id, partner_id, kind, valid_from);

-- A period and how it stands; worked out from what was reported, so that lists need not.
create table reporting_period (
  vendor_id int not null,
  partner_id uuid not null,
  kind submission_kind not null,
  first_day date not null,
  last_day date not null,
  rhythm reporting_rhythm not null,
  due_day date not null,
  -- The last day of grace.
  deadline date not null,
  remind_on date not null,
  -- How much of the usual was reported, in percent, and since when it counts as reported.
  share int not null default 0,
  lines int not null default 0,
  reported_at timestamptz(3),
  reported_day date,
  -- Reported by saying that there was nothing.
  nothing boolean not null default false,
  told text[] not null default '{}',
  clock_at timestamptz(3),
  constraint reporting_period_pkey primary key (vendor_id, partner_id, kind, first_day),
  constraint reporting_period_partner_fkey foreign key (vendor_id, partner_id)
    references partner (vendor_id, id) on delete restrict on update no action
);
create index reporting_period_by_clock on reporting_period (vendor_id, clock_at) where clock_at is not null;
create index reporting_period_open on reporting_period (vendor_id, deadline) where reported_at is null;

-- Nothing to report, as a partner said of a period.
create table zero_report (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid not null,
  kind submission_kind not null,
  first_day date not null,
  said_by text not null,
  said_at timestamptz(3) not null,
  undone_at timestamptz(3),
  constraint zero_report_pkey primary key (vendor_id, id),
  constraint zero_report_partner_fkey foreign key (vendor_id, partner_id)
    references partner (vendor_id, id) on delete restrict on update no action,
  constraint zero_report_kind check (kind in ('pos', 'inventory', 'forecast'))
);
create unique index zero_report_once on zero_report (vendor_id, partner_id, kind, first_day) where undone_at is null;

-- Of which days and places a file that was applied has lines; it counts while the file stands.
create table reported_day (
  vendor_id int not null,
  submission_id uuid not null,
  day date not null,
  branch text not null,
  partner_id uuid not null,
  kind submission_kind not null,
  lines int not null,
  constraint reported_day_pkey primary key (vendor_id, submission_id, day, branch),
  constraint reported_day_submission_fkey foreign key (vendor_id, submission_id)
    references submission (vendor_id, id) on delete cascade on update no action
);
create index reported_day_by_partner on reported_day (vendor_id, partner_id, kind, day);

-- How good a file was, counted once it is applied.
alter table submission
  add column first_day date,
  add column last_day date,
  add column unknown_parts int not null default 0,
  add column parties int not null default 0,
  add column bare_parties int not null default 0,
  add column measured_at timestamptz(3);
create index submission_to_measure on submission (vendor_id, id) where status = 'applied' and measured_at is null;

-- Lists by state, by kind and by name stay in order however many files there are.
create index submission_by_status on submission (vendor_id, status, created_at desc, id);
create index submission_by_kind on submission (vendor_id, kind, created_at desc, id);

do $$
declare
  own constant text := 'partner_id = scope.partner()';
  reporter constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''operations'', ''planner'')';
  machine constant text := 'scope.role() = ''system''';
  manager constant text := 'scope.role() in (''channel_manager'', ''vendor_admin'', ''system'')';
begin
  perform scope.close_table('reporting_agreement', 'true', own, manager, 'false', manager, 'false', manager);
  perform scope.close_table('reporting_period', 'true', own, machine, 'false', machine, 'false', machine);
  perform scope.close_table('zero_report', 'true', own, machine, reporter, machine, reporter);
  perform scope.close_table('reported_day', 'true', own, machine, 'false', null, 'false', machine);
end $$;
