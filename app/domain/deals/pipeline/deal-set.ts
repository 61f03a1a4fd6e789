import { z } from "zod";

import { salesStages } from "../register/register-deal.schema.ts";

/** Days since a registration was handed in, while it waits for the decision. */
export const waitBuckets = ["0-3", "4-7", "8-14", "15-30", "31+"] as const;
export type WaitBucket = (typeof waitBuckets)[number];

/** Days until a protection ends. */
export const endBuckets = ["0-7", "8-14", "15-30"] as const;
export type EndBucket = (typeof endBuckets)[number];

/** How a registration came out. What was approved once stays approved here, whatever became of it. */
export const outcomes = ["approved", "won", "rejected", "withdrawn", "open"] as const;
export type Outcome = (typeof outcomes)[number];

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/**
 * A set of deals, as an address names it. Every figure of the pipeline is the sum of such a set, and opens to it.
 * `live` waits for a decision or is protected now; `all` is everything that was ever handed in.
 */
export const DealSet = z.object({
  of: z.enum(["live", "all"]).catch("live"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  partner: z.uuid().optional().catch(undefined),
  family: z.uuid().optional().catch(undefined),
  stage: z.enum(salesStages).optional().catch(undefined),
  /** The month of the expected order, or before today, or further than a year away. */
  closes: z
    .union([z.literal("overdue"), z.literal("later"), Month])
    .optional()
    .catch(undefined),
  waits: z.enum(waitBuckets).optional().catch(undefined),
  ends: z.enum(endBuckets).optional().catch(undefined),
  /** The month in which it was handed in. */
  month: Month.optional().catch(undefined),
  outcome: z.enum(outcomes).optional().catch(undefined),
  /** Whether it was decided by the time that was promised. */
  decided: z.enum(["on-time", "late"]).optional().catch(undefined),
  /** Those that brought a customer nobody had heard of. */
  customer: z.enum(["new"]).optional().catch(undefined),
});
export type DealSet = z.infer<typeof DealSet>;

const setSorts = ["submitted", "value", "closing", "customer"] as const;
export type SetSort = (typeof setSorts)[number];

/** A set as a list shows it: in an order, from a place on. */
export const DealSetList = DealSet.extend({
  sort: z.enum(setSorts.flatMap((sort) => [sort, `-${sort}`] as const)).catch("-value"),
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});
export type DealSetList = z.infer<typeof DealSetList>;

export const dealSetFrom = (request: Request) =>
  DealSetList.parse(Object.fromEntries(new URL(request.url).searchParams));

/** A set's address: what is not chosen is left out. */
export function setParams(set: Partial<DealSet>): string {
  const entries = Object.entries(set).filter(([, value]) => value !== undefined);
  return new URLSearchParams(
    entries.filter(([key, value]) => key !== "of" || value !== "live"),
  ).toString();
}
