import { isOpen } from "#app/domain/deals/moves.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { putRows } from "./bulk-rows.ts";
import type { MadeDeal } from "./load-deals-in-bulk.ts";

const HOUR = 3_600_000;

const columns = {
  ...{ deal_id: "uuid", step_no: "int", partner_id: "uuid", name: "text", approver_id: "uuid" },
  ...{ approver_name: "text", by_manager: "boolean", apart: "boolean", overridden: "boolean" },
  ...{ decision_days: "int", escalation_hours: "int", status: "text", due_at: "timestamptz" },
  ...{ escalate_at: "timestamptz" },
};

/** Who decides the registrations that still wait: the partner's channel manager, by the day that was promised. */
export const putSteps = (tx: ScopedTx, made: readonly MadeDeal[]) =>
  putRows(tx, "approval_step", columns, made.flatMap(stepRows));

function stepRows({ id, actor, deal, deciderId, managerName, decideBy }: MadeDeal) {
  if (!isOpen(deal.status) || !decideBy) return [];
  return [
    {
      ...{ deal_id: id, step_no: 1, partner_id: actor.partnerId, name: "Decision" },
      ...{ approver_id: deciderId, approver_name: managerName, by_manager: true, apart: false },
      ...{ overridden: false, decision_days: 3, escalation_hours: 24 },
      ...{ status: "current", due_at: decideBy },
      escalate_at: new Date(decideBy.getTime() + 24 * HOUR),
    },
  ];
}
