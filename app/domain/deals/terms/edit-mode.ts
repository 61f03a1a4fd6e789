import type { DealStatus } from "../deal.ts";
import { type DealField, dealFields } from "../deal-fields.ts";
import { standing } from "../standing.ts";

type Facts = {
  status: DealStatus;
  protectedUntil: Date | null;
};

/**
 * What its partner can do with a deal's terms: answer with those that were asked for, change them as long as nobody
 * has begun to look, ask for a change, or hand the deal in again.
 */
export type EditMode = "answer" | "amend" | "propose" | "resubmit";

/** A deal that is being decided, or is protected, changes with the vendor's word alone. */
export const mayPropose = ({ status, protectedUntil }: Facts, now: Date): boolean =>
  status === "in_review" ||
  (status === "approved" && protectedUntil !== null && protectedUntil > now);

export function editModeOf(deal: Facts, now: Date): EditMode | null {
  switch (standing(deal, now)) {
    case "info_requested":
      return "answer";
    case "submitted":
      return "amend";
    case "expired":
      return "resubmit";
    default:
      return mayPropose(deal, now) ? "propose" : null;
  }
}

/** From which day on an order may be expected: a day that has passed may stand as it is, until it is handed in again. */
export const earliestOrder = (mode: EditMode, closeDay: Date, today: Date): Date =>
  mode !== "resubmit" && closeDay < today ? closeDay : today;

const ownTrack: readonly DealField[] = ["stage", "closeDay", "reference"];

/** The pieces that stand in the form. How its sale goes, a partner tells without asking. */
export function piecesOf(mode: EditMode, asked: readonly DealField[]): readonly DealField[] {
  if (mode === "answer") return dealFields.filter((piece) => asked.includes(piece));
  if (mode === "propose") return dealFields.filter((piece) => !ownTrack.includes(piece));
  return dealFields;
}
