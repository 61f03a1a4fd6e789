import type { DealRequestKind, DealRequestStatus } from "#app/platform/db/generated/enums.ts";

import type { Terms } from "../terms/terms.ts";

export type { DealRequestKind, DealRequestStatus };

/** What a partner asked for on a deal, and what became of it. */
export type DealRequest = {
  id: string;
  dealId: string;
  kind: DealRequestKind;
  status: DealRequestStatus;
  registration: number;
  reason: string;
  /** The new end that an extension asks for. */
  endsAt: Date | null;
  /** The terms that an amendment asks for: those that differ. */
  proposed: Partial<Terms> | null;
  askedName: string;
  askedAt: Date;
  /** By when the vendor should have answered. */
  answerBy: Date;
  answeredAt: Date | null;
  answererName: string | null;
  answerNote: string | null;
};

type Kept = { [field: string]: string | null | { productId: string; quantity: number }[] };

/** Terms as they are kept: JSON knows no day. A piece that is taken away is kept as nothing. */
export function termsToJson(terms: Partial<Terms>): Kept {
  const { closeDay, lines, ...words } = terms;
  return {
    ...Object.fromEntries(Object.entries(words).map(([field, value]) => [field, value ?? null])),
    ...(closeDay && { closeDay: closeDay.toISOString().slice(0, 10) }),
    ...(lines && { lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) }),
  };
}

export function termsFromJson(kept: unknown): Partial<Terms> | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { closeDay, ...rest } = kept as Record<string, unknown>;
  const terms = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [field, value ?? undefined]),
  ) as Partial<Terms>;
  return typeof closeDay === "string" ? { ...terms, closeDay: new Date(closeDay) } : terms;
}
