-- Tables, keys and indexes, as schema.prisma describes them. What the database enforces beyond that
-- (who may see and write a row, exclusions, guards) follows in the next migrations.
create schema if not exists tributary;
set search_path = tributary, public;
create extension if not exists btree_gist with schema public;

CREATE TYPE "role" AS ENUM ('vendor_admin', 'channel_manager', 'channel_operations', 'finance', 'partner_admin', 'sales_rep', 'operations', 'planner');

CREATE TYPE "partner_kind" AS ENUM ('distributor', 'reseller', 'supplier');

CREATE TYPE "link_status" AS ENUM ('proposed', 'live', 'ended');

CREATE TYPE "customer_kind" AS ENUM ('organisation', 'household', 'person');

CREATE TYPE "customer_lifecycle" AS ENUM ('prospect', 'active', 'former');

CREATE TYPE "identifier_scheme" AS ENUM ('domain', 'duns', 'lei', 'vat', 'crm', 'erp');

CREATE TYPE "resolution_method" AS ENUM ('identifier', 'domain', 'name', 'new_customer', 'manual');

CREATE TYPE "deal_status" AS ENUM ('draft', 'submitted', 'in_review', 'info_requested', 'approved', 'rejected', 'withdrawn', 'won', 'lost', 'expired', 'revoked');

CREATE TYPE "sales_stage" AS ENUM ('prospect', 'qualified', 'proposal', 'negotiation', 'committed');

CREATE TYPE "closure_reason" AS ENUM ('converted', 'duplicate', 'ineligible', 'incomplete', 'existing_customer', 'direct_engaged', 'tender_published', 'customer_choice', 'other');

CREATE TYPE "bucket" AS ENUM ('week', 'month');

CREATE TYPE "fact_kind" AS ENUM ('sell_in', 'sell_through', 'direct');

CREATE TYPE "entry_kind" AS ENUM ('sold', 'uncovered', 'stock');

CREATE TYPE "channel" AS ENUM ('direct', 'one_tier', 'two_tier');

CREATE TYPE "account_status" AS ENUM ('invited', 'active', 'declined', 'ended');

CREATE TYPE "side" AS ENUM ('vendor', 'partner');

CREATE TYPE "facet" AS ENUM ('pipeline', 'revenue', 'installed_base', 'contacts', 'plan', 'activity');

CREATE TYPE "facet_level" AS ENUM ('none', 'totals', 'detail');

CREATE TYPE "submission_kind" AS ENUM ('pos', 'inventory', 'forecast', 'sell_in', 'direct');

CREATE TYPE "submission_status" AS ENUM ('received', 'reading', 'applied', 'refused');

CREATE TYPE "row_verdict" AS ENUM ('taken', 'same', 'refused');

CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'kept', 'failed');

CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en-GB',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "session" (
    "id_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "vendor_id" INTEGER,
    "membership_id" UUID,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

CREATE TABLE "membership" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "partner_id" UUID,
    "role" "role" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "vendor" (
    "vendor_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_pkey" PRIMARY KEY ("vendor_id")
);

CREATE TABLE "tier" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "discount_bp" INTEGER NOT NULL,

    CONSTRAINT "tier_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "partner" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" "partner_kind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "tier_id" UUID,
    "manager_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "partner_link" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "distributor_id" UUID NOT NULL,
    "reseller_id" UUID NOT NULL,
    "status" "link_status" NOT NULL,
    "shares_deals" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_link_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "product_family" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "product_family_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "product" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "supplier_id" UUID,
    "part_no" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "product_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "price" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "valid_from" DATE NOT NULL,
    "list_minor" BIGINT NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "customer" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" "customer_kind" NOT NULL,
    "lifecycle" "customer_lifecycle" NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT,
    "postcode" TEXT,
    "city" TEXT,
    "country" CHAR(2),
    "parent_id" UUID,
    "partner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "customer_identifier" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "scheme" "identifier_scheme" NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "customer_identifier_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "reported_party" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID,
    "fingerprint" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "domain" TEXT,
    "duns" TEXT,
    "vat" TEXT,
    "street" TEXT,
    "postcode" TEXT,
    "city" TEXT,
    "country" CHAR(2),
    "customer_id" UUID NOT NULL,
    "method" "resolution_method" NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "decided_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reported_party_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "program" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "program_version" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "deal" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "program_version_id" UUID NOT NULL,
    "rules" JSONB NOT NULL,
    "status" "deal_status" NOT NULL,
    "stage" "sales_stage" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "value_minor" BIGINT NOT NULL,
    "close_day" DATE NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT,
    "contact_phone" TEXT,
    "work_done" TEXT NOT NULL,
    "reference" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "decide_by" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decider_name" TEXT,
    "decision_note" TEXT,
    "closure" "closure_reason",
    "protected_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "deal_line" (
    "vendor_id" INTEGER NOT NULL,
    "deal_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "partner_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "deal_line_pkey" PRIMARY KEY ("vendor_id","deal_id","line_no")
);

CREATE TABLE "deal_event" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "note" TEXT,
    "internal" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "deal_event_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "protection" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "protection_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "forecast" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "publisher_name" TEXT NOT NULL,
    "submission_id" UUID,

    CONSTRAINT "forecast_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "forecast_line" (
    "vendor_id" INTEGER NOT NULL,
    "forecast_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "bucket_start" DATE NOT NULL,
    "bucket" "bucket" NOT NULL,
    "partner_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "forecast_line_pkey" PRIMARY KEY ("vendor_id","forecast_id","product_id","bucket_start")
);

CREATE TABLE "consensus" (
    "vendor_id" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "bucket_start" DATE NOT NULL,
    "bucket" "bucket" NOT NULL,
    "supplier_id" UUID,
    "channel_quantity" INTEGER NOT NULL,
    "supplier_quantity" INTEGER,
    "publishers" INTEGER NOT NULL,
    "calculated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consensus_pkey" PRIMARY KEY ("vendor_id","product_id","bucket_start")
);

CREATE TABLE "inventory_line" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "location" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "available" INTEGER,
    "committed" INTEGER,
    "on_order" INTEGER,
    "in_transit" INTEGER,
    "backordered" INTEGER,
    "submission_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "inventory_line_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "revenue_fact" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" "fact_kind" NOT NULL,
    "partner_id" UUID,
    "sold_to_id" UUID,
    "party_id" UUID,
    "product_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_micros" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "branch" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "line_no" TEXT NOT NULL,
    "line_key" TEXT NOT NULL,
    "shadow_of_id" UUID,
    "submission_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "revenue_fact_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "ledger_entry" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "channel" "channel",
    "day" DATE NOT NULL,
    "party_id" UUID,
    "first_partner_id" UUID,
    "last_partner_id" UUID,
    "quantity" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "street_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "fact_id" UUID NOT NULL,
    "layer_fact_id" UUID,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "joint_account" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "status" "account_status" NOT NULL,
    "invited_by" "side" NOT NULL,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "joint_account_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "joint_grant" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "facet" "facet" NOT NULL,
    "level" "facet_level" NOT NULL,
    "granted_by" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "joint_grant_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "joint_member" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "joint_member_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "submission" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID,
    "kind" "submission_kind" NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" "submission_status" NOT NULL,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_taken" INTEGER NOT NULL DEFAULT 0,
    "rows_same" INTEGER NOT NULL DEFAULT 0,
    "rows_refused" INTEGER NOT NULL DEFAULT 0,
    "bytes_read" INTEGER NOT NULL DEFAULT 0,
    "header" JSONB,
    "problem" TEXT,
    "sender_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "submission_row" (
    "vendor_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "partner_id" UUID,
    "raw" TEXT NOT NULL,
    "verdict" "row_verdict" NOT NULL,
    "errors" JSONB,

    CONSTRAINT "submission_row_pkey" PRIMARY KEY ("vendor_id","submission_id","row_no")
);

CREATE TABLE "staging_row" (
    "vendor_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "partner_id" UUID,
    "raw" TEXT NOT NULL,
    "fields" JSONB,
    "errors" JSONB,

    CONSTRAINT "staging_row_pkey" PRIMARY KEY ("vendor_id","submission_id","row_no")
);

CREATE TABLE "audit_entry" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "partner_id" UUID,
    "person_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE TABLE "mail" (
    "vendor_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID,
    "to_address" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "mail_status" NOT NULL,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("vendor_id","id")
);

CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

CREATE INDEX "session_person_id_idx" ON "session"("person_id");

CREATE INDEX "membership_vendor_id_partner_id_idx" ON "membership"("vendor_id", "partner_id");

CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

CREATE UNIQUE INDEX "tier_vendor_id_name_key" ON "tier"("vendor_id", "name");

CREATE INDEX "partner_vendor_id_kind_name_idx" ON "partner"("vendor_id", "kind", "name");

CREATE UNIQUE INDEX "partner_vendor_id_code_key" ON "partner"("vendor_id", "code");

CREATE INDEX "partner_link_vendor_id_reseller_id_idx" ON "partner_link"("vendor_id", "reseller_id");

CREATE UNIQUE INDEX "partner_link_once" ON "partner_link"("vendor_id", "distributor_id", "reseller_id");

CREATE UNIQUE INDEX "product_family_vendor_id_name_key" ON "product_family"("vendor_id", "name");

CREATE INDEX "product_vendor_id_family_id_idx" ON "product"("vendor_id", "family_id");

CREATE INDEX "product_vendor_id_supplier_id_idx" ON "product"("vendor_id", "supplier_id");

CREATE UNIQUE INDEX "product_vendor_id_part_no_key" ON "product"("vendor_id", "part_no");

CREATE UNIQUE INDEX "price_vendor_id_product_id_currency_valid_from_key" ON "price"("vendor_id", "product_id", "currency", "valid_from");

CREATE INDEX "customer_vendor_id_name_id_idx" ON "customer"("vendor_id", "name", "id");

CREATE INDEX "customer_vendor_id_parent_id_idx" ON "customer"("vendor_id", "parent_id");

CREATE INDEX "customer_identifier_vendor_id_customer_id_idx" ON "customer_identifier"("vendor_id", "customer_id");

CREATE UNIQUE INDEX "customer_identifier_vendor_id_scheme_value_key" ON "customer_identifier"("vendor_id", "scheme", "value");

CREATE INDEX "reported_party_vendor_id_customer_id_idx" ON "reported_party"("vendor_id", "customer_id");

CREATE INDEX "reported_party_vendor_id_partner_id_name_key_idx" ON "reported_party"("vendor_id", "partner_id", "name_key");

CREATE INDEX "reported_party_vendor_id_name_key_idx" ON "reported_party"("vendor_id", "name_key");

CREATE UNIQUE INDEX "reported_party_vendor_id_fingerprint_key" ON "reported_party"("vendor_id", "fingerprint");

CREATE UNIQUE INDEX "program_vendor_id_name_key" ON "program"("vendor_id", "name");

CREATE UNIQUE INDEX "program_version_vendor_id_program_id_version_key" ON "program_version"("vendor_id", "program_id", "version");

CREATE INDEX "deal_vendor_id_partner_id_created_at_id_idx" ON "deal"("vendor_id", "partner_id", "created_at" DESC, "id" DESC);

CREATE INDEX "deal_vendor_id_created_at_id_idx" ON "deal"("vendor_id", "created_at" DESC, "id" DESC);

CREATE INDEX "deal_vendor_id_status_decide_by_id_idx" ON "deal"("vendor_id", "status", "decide_by", "id");

CREATE INDEX "deal_vendor_id_party_id_idx" ON "deal"("vendor_id", "party_id");

CREATE UNIQUE INDEX "deal_vendor_id_number_key" ON "deal"("vendor_id", "number");

CREATE UNIQUE INDEX "deal_vendor_id_id_partner_id_key" ON "deal"("vendor_id", "id", "partner_id");

CREATE INDEX "deal_line_vendor_id_product_id_idx" ON "deal_line"("vendor_id", "product_id");

CREATE INDEX "deal_event_vendor_id_deal_id_at_idx" ON "deal_event"("vendor_id", "deal_id", "at");

CREATE INDEX "protection_vendor_id_deal_id_idx" ON "protection"("vendor_id", "deal_id");

CREATE INDEX "forecast_vendor_id_partner_id_published_at_idx" ON "forecast"("vendor_id", "partner_id", "published_at" DESC);

CREATE UNIQUE INDEX "forecast_vendor_id_id_partner_id_key" ON "forecast"("vendor_id", "id", "partner_id");

CREATE INDEX "forecast_line_by_product" ON "forecast_line"("vendor_id", "product_id", "bucket_start");

CREATE INDEX "consensus_vendor_id_supplier_id_idx" ON "consensus"("vendor_id", "supplier_id");

CREATE INDEX "inventory_line_vendor_id_partner_id_as_of_idx" ON "inventory_line"("vendor_id", "partner_id", "as_of" DESC);

CREATE INDEX "inventory_line_vendor_id_product_id_as_of_idx" ON "inventory_line"("vendor_id", "product_id", "as_of" DESC);

CREATE INDEX "inventory_line_vendor_id_submission_id_idx" ON "inventory_line"("vendor_id", "submission_id");

CREATE INDEX "revenue_fact_vendor_id_product_id_day_id_idx" ON "revenue_fact"("vendor_id", "product_id", "day", "id");

CREATE INDEX "revenue_fact_vendor_id_partner_id_day_id_idx" ON "revenue_fact"("vendor_id", "partner_id", "day" DESC, "id");

CREATE INDEX "revenue_fact_vendor_id_party_id_day_idx" ON "revenue_fact"("vendor_id", "party_id", "day");

CREATE INDEX "revenue_fact_vendor_id_submission_id_row_no_idx" ON "revenue_fact"("vendor_id", "submission_id", "row_no");

CREATE INDEX "ledger_entry_vendor_id_product_id_idx" ON "ledger_entry"("vendor_id", "product_id");

CREATE INDEX "ledger_entry_vendor_id_kind_day_idx" ON "ledger_entry"("vendor_id", "kind", "day");

CREATE INDEX "ledger_entry_vendor_id_party_id_day_idx" ON "ledger_entry"("vendor_id", "party_id", "day");

CREATE INDEX "ledger_entry_vendor_id_fact_id_idx" ON "ledger_entry"("vendor_id", "fact_id");

CREATE INDEX "joint_account_vendor_id_partner_id_idx" ON "joint_account"("vendor_id", "partner_id");

CREATE INDEX "joint_account_vendor_id_customer_id_idx" ON "joint_account"("vendor_id", "customer_id");

CREATE UNIQUE INDEX "joint_account_vendor_id_id_partner_id_key" ON "joint_account"("vendor_id", "id", "partner_id");

CREATE INDEX "joint_grant_vendor_id_account_id_idx" ON "joint_grant"("vendor_id", "account_id");

CREATE INDEX "joint_member_vendor_id_account_id_idx" ON "joint_member"("vendor_id", "account_id");

CREATE INDEX "submission_vendor_id_partner_id_created_at_id_idx" ON "submission"("vendor_id", "partner_id", "created_at" DESC, "id");

CREATE INDEX "submission_vendor_id_created_at_id_idx" ON "submission"("vendor_id", "created_at" DESC, "id");

CREATE INDEX "submission_vendor_id_kind_sha256_idx" ON "submission"("vendor_id", "kind", "sha256");

CREATE INDEX "submission_row_by_verdict" ON "submission_row"("vendor_id", "submission_id", "verdict", "row_no");

CREATE INDEX "audit_entry_vendor_id_at_id_idx" ON "audit_entry"("vendor_id", "at" DESC, "id");

CREATE INDEX "audit_entry_vendor_id_subject_id_idx" ON "audit_entry"("vendor_id", "subject_id");

CREATE INDEX "mail_vendor_id_created_at_id_idx" ON "mail"("vendor_id", "created_at" DESC, "id");

ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "membership" ADD CONSTRAINT "membership_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("vendor_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "membership" ADD CONSTRAINT "membership_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "partner" ADD CONSTRAINT "partner_vendor_id_tier_id_fkey" FOREIGN KEY ("vendor_id", "tier_id") REFERENCES "tier"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "partner" ADD CONSTRAINT "partner_vendor_id_manager_id_fkey" FOREIGN KEY ("vendor_id", "manager_id") REFERENCES "membership"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "partner_link" ADD CONSTRAINT "partner_link_vendor_id_distributor_id_fkey" FOREIGN KEY ("vendor_id", "distributor_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "partner_link" ADD CONSTRAINT "partner_link_vendor_id_reseller_id_fkey" FOREIGN KEY ("vendor_id", "reseller_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "product" ADD CONSTRAINT "product_vendor_id_family_id_fkey" FOREIGN KEY ("vendor_id", "family_id") REFERENCES "product_family"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "product" ADD CONSTRAINT "product_vendor_id_supplier_id_fkey" FOREIGN KEY ("vendor_id", "supplier_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "price" ADD CONSTRAINT "price_vendor_id_product_id_fkey" FOREIGN KEY ("vendor_id", "product_id") REFERENCES "product"("vendor_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "customer" ADD CONSTRAINT "customer_vendor_id_parent_id_fkey" FOREIGN KEY ("vendor_id", "parent_id") REFERENCES "customer"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "customer_identifier" ADD CONSTRAINT "customer_identifier_vendor_id_customer_id_fkey" FOREIGN KEY ("vendor_id", "customer_id") REFERENCES "customer"("vendor_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "reported_party" ADD CONSTRAINT "reported_party_vendor_id_customer_id_fkey" FOREIGN KEY ("vendor_id", "customer_id") REFERENCES "customer"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "reported_party" ADD CONSTRAINT "reported_party_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "program_version" ADD CONSTRAINT "program_version_vendor_id_program_id_fkey" FOREIGN KEY ("vendor_id", "program_id") REFERENCES "program"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "deal" ADD CONSTRAINT "deal_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "deal" ADD CONSTRAINT "deal_vendor_id_party_id_fkey" FOREIGN KEY ("vendor_id", "party_id") REFERENCES "reported_party"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "deal" ADD CONSTRAINT "deal_vendor_id_program_version_id_fkey" FOREIGN KEY ("vendor_id", "program_version_id") REFERENCES "program_version"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "deal_line" ADD CONSTRAINT "deal_line_vendor_id_deal_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "deal_id", "partner_id") REFERENCES "deal"("vendor_id", "id", "partner_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "deal_line" ADD CONSTRAINT "deal_line_vendor_id_product_id_fkey" FOREIGN KEY ("vendor_id", "product_id") REFERENCES "product"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "deal_event" ADD CONSTRAINT "deal_event_vendor_id_deal_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "deal_id", "partner_id") REFERENCES "deal"("vendor_id", "id", "partner_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "protection" ADD CONSTRAINT "protection_vendor_id_deal_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "deal_id", "partner_id") REFERENCES "deal"("vendor_id", "id", "partner_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "protection" ADD CONSTRAINT "protection_vendor_id_customer_id_fkey" FOREIGN KEY ("vendor_id", "customer_id") REFERENCES "customer"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "forecast" ADD CONSTRAINT "forecast_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "forecast_line" ADD CONSTRAINT "forecast_line_forecast_fkey" FOREIGN KEY ("vendor_id", "forecast_id", "partner_id") REFERENCES "forecast"("vendor_id", "id", "partner_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "forecast_line" ADD CONSTRAINT "forecast_line_vendor_id_product_id_fkey" FOREIGN KEY ("vendor_id", "product_id") REFERENCES "product"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "consensus" ADD CONSTRAINT "consensus_vendor_id_product_id_fkey" FOREIGN KEY ("vendor_id", "product_id") REFERENCES "product"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "inventory_line" ADD CONSTRAINT "inventory_line_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "inventory_line" ADD CONSTRAINT "inventory_line_vendor_id_product_id_fkey" FOREIGN KEY ("vendor_id", "product_id") REFERENCES "product"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "revenue_fact" ADD CONSTRAINT "revenue_fact_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "revenue_fact" ADD CONSTRAINT "revenue_fact_vendor_id_sold_to_id_fkey" FOREIGN KEY ("vendor_id", "sold_to_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "revenue_fact" ADD CONSTRAINT "revenue_fact_vendor_id_party_id_fkey" FOREIGN KEY ("vendor_id", "party_id") REFERENCES "reported_party"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "revenue_fact" ADD CONSTRAINT "revenue_fact_vendor_id_product_id_fkey" FOREIGN KEY ("vendor_id", "product_id") REFERENCES "product"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "revenue_fact" ADD CONSTRAINT "revenue_fact_vendor_id_submission_id_fkey" FOREIGN KEY ("vendor_id", "submission_id") REFERENCES "submission"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_vendor_id_product_id_fkey" FOREIGN KEY ("vendor_id", "product_id") REFERENCES "product"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_vendor_id_party_id_fkey" FOREIGN KEY ("vendor_id", "party_id") REFERENCES "reported_party"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "joint_account" ADD CONSTRAINT "joint_account_vendor_id_customer_id_fkey" FOREIGN KEY ("vendor_id", "customer_id") REFERENCES "customer"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "joint_account" ADD CONSTRAINT "joint_account_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "joint_grant" ADD CONSTRAINT "joint_grant_vendor_id_account_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "account_id", "partner_id") REFERENCES "joint_account"("vendor_id", "id", "partner_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "joint_member" ADD CONSTRAINT "joint_member_vendor_id_account_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "account_id", "partner_id") REFERENCES "joint_account"("vendor_id", "id", "partner_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "submission" ADD CONSTRAINT "submission_vendor_id_partner_id_fkey" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "submission_row" ADD CONSTRAINT "submission_row_vendor_id_submission_id_fkey" FOREIGN KEY ("vendor_id", "submission_id") REFERENCES "submission"("vendor_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
