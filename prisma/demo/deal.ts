import type { PartyWords } from "#app/domain/customers/party.schema.ts";
import type { SalesStage } from "#app/domain/deals/deal.ts";
import type { DealField } from "#app/domain/deals/deal-fields.ts";
import type { RejectionReason } from "#app/domain/deals/decide/decide-deal.schema.ts";

/** A moment before today: so many days, or so many working days, at a time of day. */
export type Ago = { days: number; time: string } | { workdays: number; time: string };

export const days = (count: number, time = "10:20"): Ago => ({ days: count, time });
export const workdays = (count: number, time = "10:20"): Ago => ({ workdays: count, time });

/** What became of a deal after it was registered, in order. */
export type Step = { ago: Ago } & (
  | { do: "review" | "approve" | "approve-free" | "expire" }
  | { do: "ask"; note: string; fields?: readonly DealField[] }
  | { do: "answer" | "withdraw" | "won" | "lost" | "revoke"; note: string }
  | { do: "reject"; reason: RejectionReason; note: string }
  | { do: "update"; stage: SalesStage; note: string }
);

export type DemoDeal = {
  /** Who registers it, and where, when it is somebody who works at two partners. */
  owner: string;
  partner?: string;
  customer: string;
  /** How it is written, where that differs from the company's own way. */
  words?: Partial<PartyWords>;
  lines: readonly (readonly [partNo: string, quantity: number])[];
  stage: SalesStage;
  /** When the order is expected, in days from today. */
  closes: number;
  contact: string;
  workDone: string;
  reference?: string;
  registered: Ago;
  /** Kept, not handed in. */
  draft?: true;
  steps: readonly Step[];
};

export const approved = (ago: Ago): Step => ({ do: "approve", ago });
export const review = (ago: Ago): Step => ({ do: "review", ago });
export const update = (ago: Ago, stage: SalesStage, note: string): Step => ({
  do: "update",
  ago,
  stage,
  note,
});
