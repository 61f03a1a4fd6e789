import type {
  ClosureReason,
  DealEventKind,
  DealStatus,
  SalesStage,
} from "#app/domain/deals/deal.ts";

/** One thing that happened to a registration; what the partner's people do is done by its owner. */
export type Move = {
  kind: DealEventKind;
  at: Date;
  side: "vendor" | "partner";
  note: string | null;
};

/** A registration with all that became of it, as it stands today. */
export type PastDeal = {
  /** The address of whoever registered it, and the code of where. */
  owner: string;
  partner: string;
  customer: string;
  lines: readonly (readonly [partNo: string, quantity: number])[];
  contact: string;
  workDone: string;
  reference: string | null;
  closeDay: Date;
  stage: SalesStage;
  status: DealStatus;
  closure: ClosureReason | null;
  /** Null for a draft. */
  submitted: Date | null;
  created: Date;
  decided: { at: Date; note: string | null } | null;
  /** When the protection began; null for what was never approved. */
  approved: Date | null;
  /** When it ended before its time. */
  released: Date | null;
  won: Date | null;
  moves: readonly Move[];
};
