import { z } from "zod";

import { day, optional } from "#app/platform/form-fields.ts";

/** Who is away and who decides meanwhile, as the form asks it. `today` is the vendor's. */
export const delegateSchema = (today: Date) =>
  z
    .object({
      membershipId: z.uuid("Choose who is away"),
      delegateId: z.uuid("Choose who decides"),
      fromDay: day("Choose the first day"),
      untilDay: day("Choose the last day").refine(
        (until) => until >= today,
        "Choose today or a later day",
      ),
      reason: optional(200),
    })
    .refine(({ fromDay, untilDay }) => untilDay >= fromDay, {
      path: ["untilDay"],
      message: "Not before the first day",
    })
    .refine(({ membershipId, delegateId }) => membershipId !== delegateId, {
      path: ["delegateId"],
      message: "Choose somebody else",
    });
