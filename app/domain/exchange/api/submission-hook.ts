import { z } from "zod";

import { submissionEventTypes } from "#app/domain/deals/hooks/hook-events.ts";

import { SubmissionResource } from "./submission-resource.ts";

/** What a receiver gets of a file that was handed over, as it stood when the message was written, in its own scope. */
export const SubmissionHook = z
  .strictObject({
    type: z.enum(submissionEventTypes),
    timestamp: z.iso.datetime(),
    data: z.strictObject({ submission: SubmissionResource }),
  })
  .meta({ id: "SubmissionMessage" });
export type SubmissionHook = z.infer<typeof SubmissionHook>;
