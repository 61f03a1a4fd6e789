import { BOOKS, type Held, LOG } from "./held.ts";

const deal = "/desk/deals/{deal_id}";

/** Deals and what is said about them. */
export const deals: readonly Held[] = [
  {
    ...{ table: "deal", title: "Deals", key: ["id"], since: "created_at" },
    holds: {
      ...{ name: ["contact_name"], mail: ["contact_email"], phone: ["contact_phone"] },
      ...{ customer: ["customer_name"], text: ["work_done", "reference", "decision_note"] },
      actor: ["owner_name", "decider_name", "registered_by_name"],
    },
    none: ["number", "rules", "asked_fields"],
    kept: "As long as the books; contacts of deals that came to nothing for the days set for them",
    page: "/desk/deals/{id}",
  },
  {
    ...{
      table: "deal_draft",
      title: "Drafts of deals",
      key: ["id"],
      since: "created_at",
      apart: true,
    },
    holds: { json: ["form"], text: ["title", "note"], actor: ["owner_name"] },
    none: [],
    kept: "For the days set for drafts",
  },
  {
    ...{
      table: "deal_event",
      atDeals: true,
      title: "Histories of deals",
      key: ["id"],
      since: "at",
      page: deal,
    },
    holds: { json: ["changes"], text: ["note"], actor: ["actor_name"] },
    none: ["kind", "side"],
    kept: BOOKS,
  },
  {
    ...{
      table: "deal_comment",
      atDeals: true,
      title: "Comments on deals",
      key: ["id"],
      since: "at",
    },
    holds: { text: ["text"], actor: ["author_name"] },
    none: ["side", "company"],
    ...{ user: "person_id", kept: LOG, page: `${deal}/talk` },
  },
  {
    ...{
      table: "deal_note",
      atDeals: true,
      title: "Internal notes on deals",
      key: ["id"],
      since: "at",
    },
    holds: { text: ["text"], actor: ["author_name"] },
    none: [],
    ...{ user: "person_id", kept: LOG, page: `${deal}/talk` },
  },
  {
    ...{ table: "deal_file", atDeals: true, title: "Files beside deals", key: ["id"], since: "at" },
    holds: { text: ["name"], actor: ["author_name", "removed_by"] },
    none: ["stream", "side", "kind", "sha256"],
    ...{ user: "person_id", kept: LOG, page: `${deal}/files` },
  },
  {
    ...{
      table: "deal_member",
      title: "Teams of deals",
      key: ["deal_id", "member_id"],
      since: "added_at",
    },
    holds: { actor: ["name", "added_by"] },
    none: ["company", "access"],
    ...{ user: "person_id", kept: LOG, page: deal },
  },
  {
    ...{
      table: "deal_request",
      atDeals: true,
      title: "Requests on deals",
      key: ["id"],
      since: "asked_at",
      page: deal,
    },
    holds: {
      ...{ json: ["proposed"], text: ["reason", "answer_note"] },
      actor: ["asked_name", "answerer_name"],
    },
    none: [],
    kept: LOG,
  },
  {
    ...{
      table: "deal_conflict",
      atDeals: true,
      title: "Conflicts of deals",
      key: ["deal_id", "other_id"],
    },
    holds: { json: ["evidence"] },
    none: ["other_kind", "verdict"],
    ...{ since: "found_at", kept: LOG, page: deal },
  },
  {
    ...{ table: "approval_step", title: "Approvals", key: ["deal_id", "step_no"], page: deal },
    holds: { actor: ["approver_name", "decider_name", "for_name"] },
    none: ["name", "status", "terms"],
    kept: LOG,
  },
  {
    ...{ table: "dispute", title: "Disputes", key: ["id"], since: "opened_at" },
    holds: { text: ["reason", "reasons"], actor: ["opened_by", "decided_by"] },
    none: ["outcome"],
    kept: LOG,
  },
  {
    ...{
      table: "dispute_side",
      atDeals: true,
      title: "Sides of disputes",
      key: ["id"],
      since: "asked_at",
      page: deal,
    },
    holds: { text: ["ask", "told"] },
    none: ["outcome"],
    kept: LOG,
  },
  {
    ...{
      table: "dispute_evidence",
      atDeals: true,
      title: "Proof in disputes",
      key: ["id"],
      since: "at",
      page: deal,
    },
    holds: { text: ["statement"], actor: ["author_name"] },
    none: ["side"],
    ...{ user: "person_id", kept: LOG },
  },
  {
    ...{ table: "protection_wait", title: "Waiting partners", key: ["id"], since: "created_at" },
    holds: { customer: ["customer_name"] },
    none: [],
    kept: LOG,
  },
  {
    ...{
      table: "direct_engagement",
      title: "Own sales at customers",
      key: ["id"],
      since: "created_at",
    },
    holds: { text: ["note"], actor: ["by_name"] },
    none: [],
    ...{ kept: LOG, page: "/desk/customers/{customer_id}" },
  },
  {
    ...{ table: "deal_mailbox", title: "Addresses for drafts", key: ["partner_id"], apart: true },
    holds: { actor: ["renewed_by"] },
    none: ["token"],
    kept: LOG,
  },
  {
    ...{ table: "program_draft", title: "Drafts of programmes", key: ["program_id"] },
    holds: { actor: ["edited_by"] },
    none: ["rules"],
    kept: LOG,
  },
  {
    ...{ table: "program_version", title: "Versions of programmes", key: ["id"] },
    holds: { text: ["note"], actor: ["published_by"] },
    none: ["rules"],
    kept: LOG,
  },
];
