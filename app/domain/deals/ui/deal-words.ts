import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

import type { ClosureReason, DealEventKind, DealStatus, SalesStage } from "../deal.ts";

type Look = { word: string; mark: MarkName; tone?: Tone };

export const statusLooks: Record<DealStatus, Look> = {
  submitted: { word: "Submitted", mark: "submitted", tone: "live" },
  in_review: { word: "In review", mark: "review", tone: "live" },
  info_requested: { word: "Information needed", mark: "info", tone: "warn" },
  approved: { word: "Approved", mark: "ok", tone: "ok" },
  rejected: { word: "Rejected", mark: "bad", tone: "bad" },
  withdrawn: { word: "Withdrawn", mark: "withdrawn" },
  won: { word: "Won", mark: "won", tone: "ok" },
  lost: { word: "Lost", mark: "lost" },
  expired: { word: "Expired", mark: "expired" },
  revoked: { word: "Revoked", mark: "bad", tone: "bad" },
};

export const stageNames: Record<SalesStage, string> = {
  prospect: "Prospect",
  qualified: "Qualified",
  proposal: "Proposal",
  negotiation: "Negotiation",
  committed: "Committed",
};

export const closureNames: Record<ClosureReason, string> = {
  converted: "Converted",
  duplicate: "Duplicate",
  ineligible: "Not eligible",
  incomplete: "Incomplete",
  existing_customer: "Existing customer",
  direct_engaged: "Already in direct contact",
  tender_published: "Tender was published",
  customer_choice: "The customer’s choice",
  other: "Other",
  price: "Price",
  competitor: "A competitor",
  no_budget: "No budget",
  no_decision: "No decision",
};

const { in_review: _, ...becameSo } = statusLooks;

export const eventLooks: Record<DealEventKind, Look> = {
  ...becameSo,
  review_started: { word: "Review started", mark: "review", tone: "live" },
  info_requested: { word: "Information asked", mark: "info", tone: "warn" },
  info_given: { word: "Answered", mark: "submitted", tone: "live" },
  stage_changed: { word: "Sales stage changed", mark: "dot" },
  updated: { word: "Updated", mark: "dot" },
  amended: { word: "Terms changed", mark: "dot", tone: "live" },
  resubmitted: { word: "Registered again", mark: "submitted", tone: "live" },
  extension_asked: { word: "Extension asked for", mark: "info", tone: "live" },
  extended: { word: "Extended", mark: "ok", tone: "ok" },
  extension_refused: { word: "Extension refused", mark: "bad", tone: "bad" },
  amendment_asked: { word: "Change of terms asked for", mark: "info", tone: "live" },
  amendment_granted: { word: "Change of terms granted", mark: "ok", tone: "ok" },
  amendment_refused: { word: "Change of terms refused", mark: "bad", tone: "bad" },
  request_withdrawn: { word: "Request taken back", mark: "withdrawn" },
  step_approved: { word: "Step approved", mark: "ok", tone: "live" },
  escalated: { word: "Escalated", mark: "info", tone: "warn" },
  assigned: { word: "Given to a reviewer", mark: "dot" },
  handed_over: { word: "Handed over to a colleague", mark: "dot" },
};
