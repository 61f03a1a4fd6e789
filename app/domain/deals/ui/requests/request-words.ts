import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { DealRecord } from "../../deal.ts";
import { type DealField, dealFields, fieldNames } from "../../deal-fields.ts";
import type { DealRequest, DealRequestStatus } from "../../requests/deal-request.ts";
import { type TypedTerms, typedTermsOf } from "../../terms/merge.ts";
import { formFieldsOf, piecesThatDiffer, termsOf, withTerms } from "../../terms/terms.ts";
import { weekdayWords } from "../due-words.ts";
import { pieceWords } from "../terms/piece-words.ts";

export const requestLooks: Record<
  DealRequestStatus,
  { word: string; mark: MarkName; tone?: Tone }
> = {
  pending: { word: "Waits for an answer", mark: "now", tone: "live" },
  granted: { word: "Granted", mark: "ok", tone: "ok" },
  refused: { word: "Refused", mark: "bad", tone: "bad" },
  withdrawn: { word: "Taken back", mark: "withdrawn" },
  lapsed: { word: "Lapsed with the deal", mark: "expired" },
};

export const requestTitle = ({ kind, endsAt }: DealRequest, clock: Clock): string =>
  kind === "extension" && endsAt
    ? `More time, until ${weekdayWords(endsAt, clock)}`
    : "A change of terms";

export type ProposedChange = { piece: DealField; name: string; was: string; is: string };

/** What a change of terms would change of a deal as it stands. */
export function proposedChanges(
  { proposed }: Pick<DealRequest, "proposed">,
  deal: DealRecord,
  partNo: (id: string) => string,
): ProposedChange[] {
  if (!proposed) return [];
  const before = termsOf(deal);
  const after = withTerms(before, proposed);
  const [was, is] = [typedTermsOf(before), typedTermsOf(after)];
  return piecesThatDiffer(before, after).map((piece) => ({
    piece,
    name: fieldNames[piece],
    was: pieceWords(piece, was, partNo) || "nothing",
    is: pieceWords(piece, is, partNo) || "nothing",
  }));
}

/** The pieces that a change of terms names, where the deal has moved on and there is nothing to compare any more. */
export const proposedPieces = (proposed: TypedTerms | object | null): string =>
  dealFields
    .filter((piece) => formFieldsOf[piece].some((field) => proposed && field in proposed))
    .map((piece) => fieldNames[piece])
    .join(", ");
