import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { putRows } from "./bulk-rows.ts";
import { trailColumns } from "./bulk-submissions.ts";
import type { MadeDeal } from "./load-deals-in-bulk.ts";
import type { Move } from "./past-deal.ts";

/** Registrations with their lines, protections, events and audit trail. */
export async function putDeals(tx: ScopedTx, made: readonly MadeDeal[]) {
  await putRows(tx, "deal", dealColumns, made.map(dealRow));
  await putRows(tx, "deal_line", lineColumns, made.flatMap(lineRows));
  await putRows(tx, "protection", protectionColumns, made.flatMap(protectionRows));
  await putRows(tx, "deal_event", eventColumns, made.flatMap(eventRows));
  await putRows(tx, "audit_entry", trailColumns, made.flatMap(trailRows));
}

const dealColumns = {
  ...{ id: "uuid", number: "text", partner_id: "uuid", party_id: "uuid", customer_name: "text" },
  ...{ owner_id: "uuid", owner_name: "text", program_version_id: "uuid", rules: "jsonb" },
  ...{ status: "deal_status", stage: "sales_stage", currency: "text", value_minor: "bigint" },
  ...{ close_day: "date", contact_name: "text", contact_email: "text", work_done: "text" },
  ...{ reference: "text", created_at: "timestamptz", submitted_at: "timestamptz" },
  ...{ decide_by: "timestamptz", decided_at: "timestamptz", decider_name: "text" },
  ...{ decision_note: "text", closure: "closure_reason", protected_until: "timestamptz" },
  ...{ updated_at: "timestamptz", version: "int" },
};

function dealRow(made: MadeDeal) {
  const { deal, actor, partyId, programVersionId } = made;
  const last = deal.moves.at(-1)?.at ?? deal.created;
  return {
    ...{ id: made.id, number: made.number, partner_id: actor.partnerId, party_id: partyId },
    ...{ customer_name: made.customerName, owner_id: actor.membershipId, owner_name: actor.name },
    ...{ program_version_id: programVersionId, rules: made.rules },
    ...{ status: deal.status, stage: deal.stage, currency: made.currency },
    ...{ value_minor: made.valueMinor, close_day: deal.closeDay.toISOString().slice(0, 10) },
    ...{ contact_name: deal.contact, contact_email: made.contactEmail },
    ...{ work_done: deal.workDone, reference: deal.reference, created_at: deal.created },
    ...{ submitted_at: deal.submitted, decide_by: made.decideBy },
    decided_at: deal.decided?.at ?? null,
    decider_name: deal.decided ? made.managerName : null,
    decision_note: deal.decided?.note ?? null,
    ...{ closure: deal.closure, protected_until: made.protectedUntil },
    ...{ updated_at: last, version: Math.max(1, deal.moves.length) },
  };
}

const lineColumns = {
  ...{ deal_id: "uuid", line_no: "int", partner_id: "uuid", product_id: "uuid" },
  ...{ family_id: "uuid", quantity: "int", unit_minor: "bigint", amount_minor: "bigint" },
};

const lineRows = ({ id, actor, lines }: MadeDeal) =>
  lines.map((line) => ({
    ...{ deal_id: id, line_no: line.lineNo, partner_id: actor.partnerId },
    ...{ product_id: line.productId, family_id: line.familyId, quantity: line.quantity },
    ...{ unit_minor: line.unitMinor, amount_minor: line.amountMinor },
  }));

const protectionColumns = {
  ...{ id: "uuid", deal_id: "uuid", partner_id: "uuid", customer_id: "uuid", family_id: "uuid" },
  ...{ starts_at: "timestamptz", ends_at: "timestamptz", released_at: "timestamptz" },
};

const protectionRows = ({ id, actor, customerId, deal, protectedUntil, lines }: MadeDeal) =>
  [...new Set(deal.approved ? lines.map(({ familyId }) => familyId) : [])].map((familyId) => ({
    ...{ id: newId(), deal_id: id, partner_id: actor.partnerId, customer_id: customerId },
    ...{ family_id: familyId, starts_at: deal.approved, ends_at: protectedUntil },
    released_at: deal.released,
  }));

const eventColumns = {
  ...{ id: "uuid", deal_id: "uuid", partner_id: "uuid", at: "timestamptz", kind: "text" },
  ...{ actor_name: "text", side: "text", note: "text", internal: "boolean" },
};

/** What runs out does so by itself. */
const doerOf = ({ kind, side }: Move, { actor, managerName, managerId }: MadeDeal) => {
  if (kind === "expired") return { name: "Tributary", personId: null, partnerId: null };
  if (side === "vendor") return { name: managerName, personId: managerId, partnerId: null };
  return { name: actor.name, personId: actor.personId, partnerId: actor.partnerId };
};

const eventRows = (made: MadeDeal) =>
  made.deal.moves.map((move) => ({
    ...{ id: newId(), deal_id: made.id, partner_id: made.actor.partnerId, at: move.at },
    ...{ kind: move.kind, actor_name: doerOf(move, made).name, side: move.side, note: move.note },
    internal: false,
  }));

const actions: Partial<Record<Move["kind"], string>> = {
  info_given: "deal.answered",
  stage_changed: "deal.updated",
};

const trailRows = (made: MadeDeal) =>
  made.deal.moves.map((move) => {
    const { name, personId, partnerId } = doerOf(move, made);
    return {
      ...{ id: newId(), at: move.at, partner_id: partnerId, person_id: personId },
      ...{ actor_name: name, action: actions[move.kind] ?? `deal.${move.kind}` },
      ...{ subject_kind: "deal", subject_id: made.id },
      detail: move.kind === "submitted" ? { number: made.number } : {},
    };
  });
