-- Signing in, proving it is you, and being invited.
set search_path = tributary, public;

alter table person add column password_changed_at timestamptz(3);
-- Encrypted by the application; unconfirmed until the person typed a first code.
alter table person add column totp_secret bytea;
alter table person add column totp_confirmed_at timestamptz(3);
-- The last time step that was used: a code works once.
alter table person add column totp_last_step bigint;

-- When and how the person behind a session last proved who it is.
alter table session add column proved_at timestamptz(3);
alter table session add column proof text;
alter table session add column role text;
alter table session add column address text;
alter table session add column last_seen_at timestamptz(3);
update session set proved_at = created_at, proof = 'password';
alter table session alter column proved_at set not null;
alter table session alter column proof set not null;
alter table session add constraint session_proof_known
  check (proof in ('password', 'password+totp', 'password+recovery', 'passkey', 'link'));

-- What a link in a mail, or a step of signing in, stands for. Only the hash of the token is kept, and it works once.
create table token (
  hash bytea not null,
  purpose text not null,
  person_id uuid not null,
  detail jsonb not null default '{}',
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint token_pkey primary key (hash),
  constraint token_purpose_known
    check (purpose in ('reset', 'email_from', 'email_to', 'second_factor', 'passkey'))
);
create index token_by_person on token (person_id, purpose);
alter table token add constraint token_person_fkey
  foreign key (person_id) references person (id) on delete cascade on update no action;

create table passkey (
  id text not null,
  person_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  backed_up boolean not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  constraint passkey_pkey primary key (id)
);
create index passkey_by_person on passkey (person_id);
alter table passkey add constraint passkey_person_fkey
  foreign key (person_id) references person (id) on delete cascade on update no action;

create table recovery_code (
  person_id uuid not null,
  hash bytea not null,
  used_at timestamptz(3),
  constraint recovery_code_pkey primary key (person_id, hash)
);
alter table recovery_code add constraint recovery_code_person_fkey
  foreign key (person_id) references person (id) on delete cascade on update no action;

-- Counts attempts across processes; the library that reads it names the columns.
create table rate_limit (
  key text not null,
  points int not null default 0,
  expire bigint,
  constraint rate_limit_pkey primary key (key)
);
create index rate_limit_by_expiry on rate_limit (expire);

grant select, insert, update, delete on token, passkey, recovery_code, rate_limit to tributary_app;

-- Somebody who is asked to work at the vendor, or at one of its partners. The link in the mail carries the vendor's
-- number, so that looking it up asks one vendor's rows.
create table invitation (
  vendor_id int not null,
  id uuid not null,
  partner_id uuid,
  email text not null,
  name text not null,
  title text not null,
  role role not null,
  token_hash bytea not null,
  invited_by uuid,
  inviter_name text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  revoked_at timestamptz(3),
  constraint invitation_pkey primary key (vendor_id, id)
);
create unique index invitation_by_token on invitation (vendor_id, token_hash);
create index invitation_by_partner on invitation (vendor_id, partner_id, created_at);
alter table invitation add constraint invitation_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;
alter table invitation add constraint invitation_vendor_fkey
  foreign key (vendor_id) references vendor (vendor_id) on delete restrict on update no action;
alter table invitation add constraint invitation_email_is_lower_case check (email = lower(email));
alter table invitation add constraint invitation_role_fits_side check (
  case when partner_id is null
    then role in ('vendor_admin', 'channel_manager', 'channel_operations', 'finance')
    else role in ('partner_admin', 'sales_rep', 'operations', 'planner') end);
-- One open invitation per address and place; another one replaces it.
create unique index invitation_one_open on invitation
  (vendor_id, email, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where accepted_at is null and revoked_at is null;

do $$
declare
  -- A channel manager invites a partner's people, and only an administrator the vendor's own.
  inviter constant text := 'case when partner_id is null then scope.role() in (''vendor_admin'', ''system'') else scope.role() in (''channel_manager'', ''vendor_admin'', ''system'') end';
  own_admin constant text := 'partner_id = scope.partner() and scope.role() = ''partner_admin''';
begin
  perform scope.close_table('invitation', inviter, own_admin, inviter, own_admin, inviter, own_admin);
end $$;
