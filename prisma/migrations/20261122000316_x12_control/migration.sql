-- The control numbers of the interchanges and groups of a file. One sender gives each of them once, so that a number
-- that was taken is not taken again; the number of a file that was refused or taken back is free.
set search_path = tributary, public;

create type x12_level as enum ('interchange', 'group');

create table x12_control (
  vendor_id int not null,
  submission_id uuid not null,
  position int not null,
  partner_id uuid,
  kind submission_kind not null,
  level x12_level not null,
  sender text not null,
  receiver text not null,
  control_no text not null,
  -- Day and time of a group: its number alone may begin anew with each interchange.
  stamp text not null,
  taken boolean not null default false,
  -- The control number of our acknowledgement of an interchange.
  answer_no int,
  constraint x12_control_pkey primary key (vendor_id, submission_id, position),
  constraint x12_control_submission_fkey foreign key (vendor_id, submission_id)
    references submission (vendor_id, id) on delete cascade on update no action
);
create unique index x12_control_once on x12_control
  (vendor_id, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid), kind, level, sender, receiver, control_no, stamp)
  where taken;
create unique index x12_control_answer on x12_control (vendor_id, answer_no);

do $$
begin
  perform scope.close_table('x12_control', 'true', 'partner_id = scope.partner()',
    'scope.role() = ''system''', 'false', 'scope.role() = ''system''');
end $$;
