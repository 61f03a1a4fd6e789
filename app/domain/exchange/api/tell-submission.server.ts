import { z } from "zod";

import { submissionEvents } from "#app/domain/deals/hooks/hook-events.ts";
import { keepMessage } from "#app/domain/deals/hooks/keep-message.server.ts";
import { listenersTo } from "#app/domain/deals/hooks/listeners-to.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { selectSubmission } from "../submission.store.server.ts";
import { readSubmissionResource } from "./read-submission-resource.server.ts";
import type { SubmissionHook } from "./submission-hook.ts";
import { tellJob } from "./tell-job.ts";

/** Writes what became of a file to everybody who wants to hear of it. */
export const tellSubmission = defineJob({
  name: tellJob.name,
  payload: z.object({
    vendorId: z.number().int(),
    submissionId: z.uuid(),
    event: z.enum(submissionEvents),
    eventId: z.uuid(),
  }),
  async run({ vendorId, submissionId, event, eventId }) {
    const type = `submission.${event}` as const;
    const system = systemActor(vendorId);
    const listening = await withScope(system, async (tx) => {
      const submission = await selectSubmission(tx, submissionId);
      return submission ? listenersTo(tx, type, submission.partnerId) : [];
    });
    for (const { endpointId, actor } of listening) {
      // In the receiver's own scope: what it may not see is not there to be written.
      const submission = await readSubmissionResource(actor, submissionId);
      if (!submission) continue;
      const hook: SubmissionHook = { type, timestamp: now().toISOString(), data: { submission } };
      const message = {
        endpointId,
        eventId,
        actor,
        type,
        dealId: null,
        body: JSON.stringify(hook),
      };
      await withScope(system, (tx) => keepMessage(tx, message));
    }
  },
});
