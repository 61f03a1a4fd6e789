import { z } from "zod";

import type { DealStatus } from "../deal.ts";

/** The states people ask a list for. */
export const dealGroups = {
  open: ["submitted", "in_review"],
  asked: ["info_requested"],
  approved: ["approved"],
  won: ["won"],
  closed: ["rejected", "withdrawn", "lost", "expired", "revoked"],
} as const satisfies Record<string, readonly DealStatus[]>;
export type DealGroup = keyof typeof dealGroups;

export const dealSorts = ["customer", "value", "created", "closing", "protected"] as const;
export type DealSort = (typeof dealSorts)[number];

const sorts = dealSorts.flatMap((sort) => [sort, `-${sort}`] as const);

const words = z
  .string()
  .trim()
  .max(100)
  .transform((text) => text || undefined)
  .optional()
  .catch(undefined);

/** A list's choices, as they stand in the address. A mangled link still opens. */
export const DealListQuery = z.object({
  q: words,
  status: z
    .enum(Object.keys(dealGroups) as DealGroup[])
    .optional()
    .catch(undefined),
  who: z.enum(["mine", "team"]).catch("team"),
  sort: z.enum(sorts).catch("-created"),
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});
export type DealListQuery = z.infer<typeof DealListQuery>;

export const dealListQueryFrom = (request: Request): DealListQuery =>
  DealListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
