import type { SubmissionEvent } from "#app/domain/deals/hooks/hook-events.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

/** Jobs in the queue outlive a deployment, so their name stays. */
export const tellJob = { name: "exchange.tell" } as const;

/** Has what became of a file told to the programs that want to hear of it, once the transaction ends. */
export const tell = (tx: ScopedTx, submissionId: string, event: SubmissionEvent): Promise<void> =>
  enqueue(tx, tellJob, { vendorId: tx.vendorId, submissionId, event, eventId: newId() });
