-- Where an organisation wants to hear what happens to deals, what was sent there, and what came back.
set search_path = tributary, public;

create table webhook_endpoint (
  vendor_id int not null,
  id uuid not null,
  -- Null for the vendor's own.
  partner_id uuid,
  url text not null,
  events text[] not null,
  status text not null,
  -- Encrypted by the application; the one before signs as well until its time is over.
  secret bytea not null,
  old_secret bytea,
  old_secret_until timestamptz(3),
  maker_name text not null,
  created_at timestamptz(3) not null,
  -- Since when nothing has got through.
  failing_since timestamptz(3),
  disabled_at timestamptz(3),
  constraint webhook_endpoint_pkey primary key (vendor_id, id),
  constraint webhook_endpoint_status_known check (status in ('active', 'paused', 'disabled', 'removed'))
);
create index webhook_endpoint_by_partner on webhook_endpoint (vendor_id, partner_id, created_at);
alter table webhook_endpoint add constraint webhook_endpoint_partner_fkey
  foreign key (vendor_id, partner_id) references partner (vendor_id, id) on delete restrict on update no action;

create table webhook_delivery (
  vendor_id int not null,
  id uuid not null,
  endpoint_id uuid not null,
  partner_id uuid,
  event_type text not null,
  -- Of the deal's history; null for a test.
  event_id uuid,
  deal_id uuid,
  -- What is sent, byte for byte, however often.
  body text not null,
  status text not null,
  attempts int not null default 0,
  created_at timestamptz(3) not null,
  next_at timestamptz(3),
  finished_at timestamptz(3),
  last_status int,
  last_problem text,
  constraint webhook_delivery_pkey primary key (vendor_id, id),
  constraint webhook_delivery_status_known check (status in ('waiting', 'delivered', 'failed'))
);
create unique index webhook_delivery_once on webhook_delivery (vendor_id, endpoint_id, event_id);
create index webhook_delivery_by_endpoint on webhook_delivery (vendor_id, endpoint_id, created_at desc, id desc);
alter table webhook_delivery add constraint webhook_delivery_endpoint_fkey
  foreign key (vendor_id, endpoint_id) references webhook_endpoint (vendor_id, id) on delete cascade on update no action;

create table webhook_attempt (
  vendor_id int not null,
  id uuid not null,
  delivery_id uuid not null,
  partner_id uuid,
  at timestamptz(3) not null,
  http_status int,
  duration_ms int not null,
  -- The beginning of what came back.
  response text,
  problem text,
  constraint webhook_attempt_pkey primary key (vendor_id, id)
);
create index webhook_attempt_by_delivery on webhook_attempt (vendor_id, delivery_id, at);
alter table webhook_attempt add constraint webhook_attempt_delivery_fkey
  foreign key (vendor_id, delivery_id) references webhook_delivery (vendor_id, id) on delete cascade on update no action;

-- An endpoint stays with its organisation.
create function tributary.guard_webhook_endpoint() returns trigger language plpgsql as $$
begin
  if (new.vendor_id, new.id, new.partner_id) is distinct from (old.vendor_id, old.id, old.partner_id) then
    raise exception 'an endpoint stays with its organisation' using errcode = 'P0403';
  end if;
  return new;
end $$;
create trigger webhook_endpoint_guard before update on webhook_endpoint
  for each row execute function tributary.guard_webhook_endpoint();

do $$
declare
  own_vendor constant text := 'case when scope.role() = ''system'' then true else partner_id is null and scope.role() = ''vendor_admin'' end';
  own_admin constant text := 'partner_id = scope.partner() and scope.role() = ''partner_admin''';
  machine constant text := 'scope.role() = ''system''';
begin
  perform scope.close_table('webhook_endpoint', own_vendor, own_admin, own_vendor, own_admin, own_vendor, own_admin);
  -- What was sent is written by the portal; its organisation reads it, asks for a test, and sends it again.
  perform scope.close_table('webhook_delivery', own_vendor, own_admin, own_vendor, own_admin, own_vendor, own_admin, machine);
  perform scope.close_table('webhook_attempt', own_vendor, own_admin, machine, 'false', null, 'false', machine);
end $$;

-- What happens to a deal becomes a job in the same transaction, if somebody wants to hear of it. Who listens is
-- nothing that the acting side may know, so the function looks for itself and answers nobody.
create schema hooks;
grant usage on schema hooks to tributary_app;
grant usage, create on schema hooks to tributary_facets;
grant usage on schema jobs to tributary_facets;
grant execute on function jobs.enqueue(text, json, text, timestamptz) to tributary_facets;
create policy webhook_endpoint_for_facets on webhook_endpoint for select to tributary_facets
  using (vendor_id = scope.vendor());
grant select on webhook_endpoint to tributary_facets;
create function hooks.on_deal_event() returns trigger
language plpgsql security definer set search_path = tributary, pg_temp as $$
begin
  if not new.internal and exists (
    select from webhook_endpoint e
     where e.vendor_id = new.vendor_id and e.status = 'active'
       and (e.partner_id is null or e.partner_id = new.partner_id)
  ) then
    perform jobs.enqueue('webhooks.fan-out', json_build_object('vendorId', new.vendor_id, 'eventId', new.id), null, null);
  end if;
  return null;
end $$;
alter function hooks.on_deal_event() owner to tributary_facets;
revoke all on function hooks.on_deal_event() from public;
create trigger deal_event_heard after insert on deal_event for each row execute function hooks.on_deal_event();
