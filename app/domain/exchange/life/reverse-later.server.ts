import { z } from "zod";

import { type Actor, systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { selectSubmission, updateSubmission } from "../submission.store.server.ts";
import type { Submission } from "../submission.ts";
import type { NotReversed } from "./reversal.ts";
import { takeBack } from "./take-back.server.ts";

const TIMEOUT_MS = 30 * 60_000;
const EVERY_MS = 500;

type Payload = { vendorId: number; submissionId: string };
const name = "exchange.reverse";

/** Has a file taken back after this transaction; nobody waits for a very large one on a page. */
export async function askForReversal(
  tx: ScopedTx,
  actor: Actor,
  { id }: Submission,
): Promise<{ ok: true; later: true } | NotReversed> {
  const { vendorId } = tx;
  const { count } = await asSystem(tx, actor, (system) =>
    system.submission.updateMany({
      where: { vendorId, id, status: "applied", reversingBy: null },
      data: { reversingBy: actor.name, rowsDone: 0 },
    }),
  );
  if (count === 0) return { ok: false, reason: "busy" };
  await audit(tx, actor, "submission.reversal_asked", { kind: "submission", id }, {});
  await enqueue(tx, { name }, { vendorId, submissionId: id }, { key: `${name}:${id}` });
  return { ok: true, later: true };
}

/** Takes a file back: all of it or, where it ends half way, nothing, and then it begins anew. */
export const reverseLater = defineJob<Payload>({
  name,
  payload: z.object({ vendorId: z.number().int(), submissionId: z.uuid() }),
  run: async ({ vendorId, submissionId }) => {
    const system = systemActor(vendorId);
    const told = tellFrom(vendorId, submissionId);
    const outcome = await withScope(
      system,
      async (tx) => {
        const found = await selectSubmission(tx, submissionId);
        if (found?.status !== "applied" || !found.reversingBy) return null;
        const by = found.reversingBy;
        const done = await takeBack(tx, found, { by, at: now(), told });
        if (!done.ok) return done;
        const { ended, restored, replaced } = done.preview;
        const detail = { ended, restored, replaced, by };
        const subject = { kind: "submission", id: submissionId };
        await audit(tx, system, "submission.reversed", subject, detail);
        return done;
      },
      { timeoutMs: TIMEOUT_MS },
    );
    if (!outcome || outcome.ok) return;
    if (outcome.reason === "busy") throw new Error("Another process has the file in hand");
    await withScope(system, (tx) => updateSubmission(tx, submissionId, { reversingBy: null }));
  },
});

/** Says how many lines have ended, in transactions of its own. */
function tellFrom(vendorId: number, submissionId: string) {
  let rowsDone = 0;
  let said = 0;
  return async (ended: number) => {
    rowsDone += ended;
    if (performance.now() - said < EVERY_MS) return;
    said = performance.now();
    await withScope(systemActor(vendorId), (tx) =>
      updateSubmission(tx, submissionId, { rowsDone }),
    );
  };
}
