import type { DealRecord, DealSummary } from "../deal.ts";
import type { DealRequest } from "../requests/deal-request.ts";
import { standing } from "../standing.ts";
import type { DealListItem, DealResource } from "./deal-resource.ts";
import { decimal } from "./decimal.ts";

const instant = (at: Date) => at.toISOString();
const maybe = (at: Date | null) => at?.toISOString() ?? null;

/** What a list reads of a deal. */
export type ListedDeal = Pick<
  DealSummary,
  | "id"
  | "number"
  | "status"
  | "stage"
  | "partnerId"
  | "partnerName"
  | "ownerName"
  | "customerName"
  | "families"
  | "currency"
  | "valueMinor"
  | "closeDay"
  | "reference"
  | "createdAt"
  | "submittedAt"
  | "decideBy"
  | "decidedAt"
  | "closure"
  | "protectedUntil"
> & { version: number; updatedAt: Date };

export function listItem(deal: ListedDeal, now: Date): DealListItem {
  const { id, number, version, stage, customerName, families, currency, reference } = deal;
  return {
    id,
    number,
    version,
    status: standing(deal, now),
    stage,
    partner: { id: deal.partnerId, name: deal.partnerName },
    owner: { name: deal.ownerName },
    customerName,
    families,
    currency,
    value: decimal(deal.valueMinor, currency),
    closeDay: instant(deal.closeDay).slice(0, 10),
    reference,
    createdAt: instant(deal.createdAt),
    updatedAt: instant(deal.updatedAt),
    submittedAt: maybe(deal.submittedAt),
    decideBy: maybe(deal.decideBy),
    decidedAt: maybe(deal.decidedAt),
    closure: deal.closure,
    protectedUntil: maybe(deal.protectedUntil),
  };
}

type Place = { origin: string; side: "portal" | "desk"; now: Date };

/** A deal in its reader's scope, as programs read it. */
export function dealResource(
  deal: DealRecord & { updatedAt: Date; requests: DealRequest[] },
  { origin, side, now }: Place,
): DealResource {
  const { currency } = deal;
  return {
    ...listItem(deal, now),
    customer: deal.customer,
    contact: { name: deal.contactName, email: deal.contactEmail, phone: deal.contactPhone },
    workDone: deal.workDone,
    decision: deal.decidedAt ? { by: deal.deciderName, note: deal.decisionNote } : null,
    program: { name: deal.programName, version: deal.programVersion },
    lines: deal.lines.map((line) => ({
      line: line.lineNo,
      partNo: line.partNo,
      productId: line.productId,
      product: line.productName,
      family: line.familyName,
      quantity: line.quantity,
      unitPrice: decimal(line.unitMinor, currency),
      amount: decimal(line.amountMinor, currency),
    })),
    protections: deal.protections.map(({ familyName, startsAt, endsAt }) => ({
      family: familyName,
      from: instant(startsAt),
      until: instant(endsAt),
    })),
    requests: deal.requests.map((request) => ({
      id: request.id,
      kind: request.kind,
      status: request.status,
      reason: request.reason,
      askedBy: request.askedName,
      askedAt: instant(request.askedAt),
      answerBy: instant(request.answerBy),
      until: maybe(request.endsAt),
      answeredAt: maybe(request.answeredAt),
      answer: request.answerNote,
    })),
    events: deal.events.map(({ id, at, kind, actorName, side: by, note }) => ({
      id,
      at: instant(at),
      kind,
      by: actorName,
      side: by,
      note,
    })),
    links: {
      self: `${origin}/api/v1/deals/${deal.id}`,
      page: `${origin}/${side}/deals/${deal.id}`,
    },
  };
}
