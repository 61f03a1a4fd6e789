import { type Held, LOG } from "./held.ts";

/** Users, those who want to be, and what they are told. */
export const people: readonly Held[] = [
  {
    ...{ table: "membership", title: "Members", key: ["id"], since: "created_at" },
    holds: { member: ["name", "email", "title"] },
    none: [],
    kept: "While somebody works here, and then until an administrator erases the former member",
    page: "/desk/admin/people/{id}",
  },
  {
    ...{ table: "invitation", title: "Invitations", key: ["id"], since: "created_at" },
    holds: { name: ["name"], address: ["email"], title: ["title"], actor: ["inviter_name"] },
    none: ["token_hash"],
    kept: LOG,
  },
  {
    ...{ table: "partner_application", title: "Applications", key: ["id"], since: "created_at" },
    holds: {
      name: ["name"],
      address: ["email"],
      title: ["title"],
      text: ["sells"],
      actor: ["decider_name"],
    },
    none: ["company", "city", "domain", "tax_id", "token_hash", "checked"],
    kept: LOG,
    page: "/desk/partners/applications/{id}",
  },
  {
    ...{ table: "application_note", title: "Notes on applications", key: ["id"], since: "at" },
    holds: { text: ["text"], actor: ["author_name"] },
    none: ["kind"],
    kept: LOG,
  },
  {
    ...{ table: "notification", title: "Notifications", key: ["id"], since: "created_at" },
    holds: { text: ["subject", "text"] },
    none: ["kind", "path"],
    apart: true,
    kept: "For the days set for notifications",
  },
  {
    ...{ table: "mail", title: "Mails", key: ["id"], since: "created_at" },
    holds: { name: ["to_name"], address: ["to_address"], text: ["subject", "text", "problem"] },
    // The link of a mail is encrypted, and gone once the mail is out.
    none: ["secret", "kind"],
    kept: "For the days set for mails",
    page: "/desk/outbox?mail={id}",
  },
  {
    ...{ table: "saved_view", title: "Saved lists", key: ["id"], since: "created_at" },
    holds: { text: ["name", "query"], actor: ["person_name"] },
    none: ["place"],
    ...{ user: "person_id", apart: true },
    kept: "Until its owner removes it",
  },
  {
    ...{ table: "delegation", title: "Absences", key: ["id"], since: "created_at" },
    holds: { text: ["reason"], actor: ["created_by"] },
    none: [],
    kept: LOG,
  },
  {
    ...{ table: "agreement", title: "Agreements", key: ["id"], since: "created_at" },
    holds: { text: ["reference", "end_note"] },
    none: ["version"],
    kept: LOG,
  },
  {
    ...{ table: "partner", title: "Partners", key: ["id"], since: "created_at" },
    holds: { text: ["status_note"] },
    // A company's; a company of one person is asked about as a partner.
    none: ["code", "name", "city", "domain", "tax_id", "territories"],
    kept: LOG,
    page: "/desk/partners/{id}",
  },
  {
    ...{ table: "audit_entry", title: "Audit trail", key: ["id"], since: "at" },
    holds: { json: ["detail"], actor: ["actor_name"] },
    none: ["action", "subject_kind", "subject_id"],
    user: "person_id",
    kept: "What was done stays; its detail for the days set for the audit trail",
    page: "/desk/audit?entry={id}",
  },
  {
    ...{ table: "api_key", title: "API keys", key: ["id"], since: "created_at" },
    holds: { text: ["name"], actor: ["maker_name", "revoker_name"] },
    none: ["short", "secret_hash", "last_network"],
    apart: true,
    kept: LOG,
  },
  {
    ...{
      table: "api_idempotency",
      title: "Answers to programs",
      key: ["key_id", "idempotency_key"],
    },
    ...{ since: "created_at", apart: true },
    holds: { text: ["body"] },
    none: ["idempotency_key", "request_hash", "headers"],
    kept: "A day",
  },
  {
    ...{
      table: "webhook_endpoint",
      title: "Webhooks",
      key: ["id"],
      since: "created_at",
      apart: true,
    },
    holds: { actor: ["maker_name"] },
    none: ["url", "events", "status", "secret", "old_secret"],
    kept: LOG,
  },
  {
    ...{
      table: "webhook_delivery",
      atDeals: true,
      title: "Webhook messages",
      key: ["id"],
      since: "created_at",
      apart: true,
    },
    holds: { text: ["body"] },
    none: ["event_type", "status", "last_problem"],
    kept: "The last of each endpoint",
  },
  {
    ...{
      table: "webhook_attempt",
      title: "Answers to webhooks",
      key: ["id"],
      since: "at",
      apart: true,
    },
    holds: { text: ["response"] },
    none: ["problem"],
    kept: "As long as its message",
  },
];
