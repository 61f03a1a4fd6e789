import { z } from "zod";

import { segments } from "./segments.ts";

/** The choices of the list of what customers are worth, as the address says them. */
export const WorthListQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  segment: z
    .enum([...segments, "leaving"])
    .optional()
    .catch(undefined),
  /** Only those that were there in the run that this one is compared with; `none` had not bought then. */
  was: z
    .enum([...segments, "none"])
    .optional()
    .catch(undefined),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  /** Only those that this partner named. */
  partner: z.uuid().optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?(value|year|active|expected|last)$/)
    .catch("-value"),
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});
export type WorthListQuery = z.infer<typeof WorthListQuery>;

export const worthListQuery = (request: Request): WorthListQuery =>
  WorthListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
