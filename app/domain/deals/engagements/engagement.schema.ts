import { z } from "zod";

import { day, optionalDay, optionalId, required } from "#app/platform/form-fields.ts";

export const EngageDirectly = z
  .object({
    familyId: optionalId(),
    startsOn: day("Choose the first day"),
    endsOn: optionalDay(),
    note: required("Write what the own sales do there", 500),
  })
  .refine(({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn, {
    path: ["endsOn"],
    message: "It ends before it begins",
  });
export type EngageDirectly = z.output<typeof EngageDirectly>;

export const EndEngagement = z.object({ engagementId: z.uuid("Choose an engagement") });
