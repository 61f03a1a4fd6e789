import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { lockSubmission, updateSubmission } from "../submission.store.server.ts";

/** A file whose columns are not all known waits for somebody who names them. */
export async function askAbout(vendorId: number, submissionId: string, problem: string) {
  const system = systemActor(vendorId);
  await withScope(system, async (tx) => {
    const submission = await lockSubmission(tx, submissionId);
    if (submission?.status !== "reading") return;
    await updateSubmission(tx, submissionId, {
      ...{ status: "waiting", problem, plan: Prisma.DbNull, decidedBy: null },
      bytesRead: submission.bytes,
      begun: 0,
    });
    const subject = { kind: "submission", id: submissionId };
    await audit(tx, system, "submission.waiting", subject, { problem });
  });
}
