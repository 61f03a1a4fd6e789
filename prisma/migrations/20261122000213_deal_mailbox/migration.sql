-- The address at which a partner's mails become drafts. Whoever knows it, and writes as one of the partner's people,
-- may put a draft there, so it is renewed when it got about.
set search_path = tributary, public;

create table deal_mailbox (
  vendor_id int not null,
  partner_id uuid not null,
  token text not null,
  renewed_at timestamptz(3) not null,
  renewed_by text not null,
  constraint deal_mailbox_pkey primary key (vendor_id, partner_id)
);
create unique index deal_mailbox_by_token on deal_mailbox (vendor_id, token);
alter table deal_mailbox add constraint deal_mailbox_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;

do $$
declare
  machine constant text := 'scope.role() = ''system''';
  own_sales constant text := 'partner_id = scope.partner() and scope.role() in (''partner_admin'', ''sales_rep'')';
  own_admin constant text := 'partner_id = scope.partner() and scope.role() = ''partner_admin''';
begin
  perform scope.close_table('deal_mailbox', machine, own_sales, machine, own_admin, machine, own_admin);
end $$;
