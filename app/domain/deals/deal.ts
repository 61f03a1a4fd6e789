import type { CustomerWords } from "#app/domain/customers/customer-words.ts";
import type { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { ClosureReason, DealStatus, SalesStage } from "#app/platform/db/generated/enums.ts";
import type { FieldChange } from "./changed.ts";
import type { DealField } from "./deal-fields.ts";

export type { ClosureReason, DealStatus, SalesStage };

/** A registered deal in a list: what it is, whose, and where it stands. */
export type DealSummary = {
  id: string;
  number: string;
  partnerId: string;
  partnerName: string;
  customerName: string;
  /** The membership of the person who registered it. */
  ownerId: string;
  ownerName: string;
  families: string[];
  currency: string;
  valueMinor: bigint;
  status: DealStatus;
  stage: SalesStage;
  closeDay: Date;
  reference: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  decideBy: Date | null;
  decidedAt: Date | null;
  closure: ClosureReason | null;
  protectedUntil: Date | null;
  /** When the partner last said something about it. */
  heardAt: Date | null;
  /** When the vendor last asked for information. */
  askedAt: Date | null;
  activityDays: number;
};

/** As much of it as a page of a list shows. */
export type DealRow = Pick<
  DealSummary,
  | "id"
  | "number"
  | "partnerId"
  | "partnerName"
  | "customerName"
  | "families"
  | "currency"
  | "valueMinor"
  | "status"
  | "decideBy"
  | "decidedAt"
  | "closure"
  | "protectedUntil"
  | "heardAt"
  | "activityDays"
>;

export type DealLine = {
  lineNo: number;
  productId: string;
  partNo: string;
  productName: string;
  familyId: string;
  familyName: string;
  quantity: number;
  unitMinor: bigint;
  amountMinor: bigint;
};

export type DealEvent = {
  id: string;
  at: Date;
  kind: DealEventKind;
  actorName: string;
  side: "vendor" | "partner";
  note: string | null;
  /** What it changed, field by field. */
  changes: FieldChange[];
};

export const dealEventKinds = [
  "submitted",
  "review_started",
  "info_requested",
  "info_given",
  "approved",
  "rejected",
  "withdrawn",
  "won",
  "lost",
  "expired",
  "revoked",
  "stage_changed",
  "updated",
  "amended",
  "resubmitted",
  "extension_asked",
  "extended",
  "extension_refused",
  "amendment_asked",
  "amendment_granted",
  "amendment_refused",
  "request_withdrawn",
  "step_approved",
  "assigned",
  "escalated",
  "handed_over",
] as const;
export type DealEventKind = (typeof dealEventKinds)[number];

export type DealRecord = DealSummary & {
  /** Somebody of the vendor's who handed it in for the partner; null when the partner did. */
  registeredByName: string | null;
  programVersionId: string;
  partyId: string;
  /** As the registration says it; whoever may not see the reported party has its name alone. */
  customer: CustomerWords;
  contactName: string;
  contactEmail: string | null;
  contactPhone: string | null;
  workDone: string;
  deciderName: string | null;
  decisionNote: string | null;
  /** Counts the changes; a form sends it back, so that nobody writes over what somebody else did meanwhile. */
  version: number;
  /** How often it was handed in. */
  registration: number;
  /** What the vendor's question opened for its partner. */
  askedFields: DealField[];
  rules: ProgramRules;
  programName: string;
  programVersion: number;
  lines: DealLine[];
  events: DealEvent[];
  protections: { familyId: string; familyName: string; startsAt: Date; endsAt: Date }[];
};

/** The same as a page gets it: what a programme keeps to the vendor (its odds, when it escalates) stays behind. */
export type ShownDeal = Omit<DealRecord, "rules">;

export const asShown = ({ rules: _, ...shown }: DealRecord): ShownDeal => shown;

/** The families of a deal, each once, by name. */
export function familiesOf(lines: readonly Pick<DealLine, "familyId" | "familyName">[]) {
  const byId = new Map(lines.map(({ familyId, familyName }) => [familyId, familyName]));
  return [...byId]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
