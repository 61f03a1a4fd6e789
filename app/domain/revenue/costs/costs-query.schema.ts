import { z } from "zod";

import { dayInWords } from "#app/platform/form-fields.ts";

import { costKinds } from "./channel-cost.ts";

const day = dayInWords()
  .transform((text) => new Date(text))
  .optional()
  .catch(undefined);

const Place = z.tuple([dayInWords(), z.uuid()]);

/** What the list of costs shows; a mangled link still opens. */
export const CostsSearch = z.object({
  kind: z.enum(costKinds).optional().catch(undefined),
  partner: z.uuid().optional().catch(undefined),
  /** The last day of a cost lies between these. */
  from: day,
  to: day,
  q: z.string().trim().max(100).catch(""),
  /** Costs that no customer answers for, or that wait for a rate. */
  only: z.enum(["left", "unrated", "ended"]).optional().catch(undefined),
  cost: z.uuid().optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d~[0-9a-f-]{36}$/)
    .refine((text) => Place.safeParse(text.split("~")).success)
    .optional()
    .catch(undefined),
});
export type CostsSearch = z.infer<typeof CostsSearch>;

export const costsSearchFrom = (request: Request): CostsSearch =>
  CostsSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
