import { z } from "zod";

import { DealResource } from "../api/deal-resource.ts";

/** What a receiver gets. The deal is as it stood when the message was written, in the receiver's own scope. */
export const HookPayload = z
  .strictObject({
    type: z.string().meta({ examples: ["deal.approved"] }),
    timestamp: z.iso.datetime(),
    data: z.strictObject({
      event: z.strictObject({
        id: z.uuid(),
        by: z.string(),
        side: z.enum(["vendor", "partner"]),
        note: z.string().nullable(),
      }),
      deal: DealResource,
    }),
  })
  .meta({ id: "WebhookMessage" });
export type HookPayload = z.infer<typeof HookPayload>;
