import { z } from "zod";

import { systemActor, type VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { previewRuleVersion } from "./preview-rule-version.server.ts";
import { liveRule } from "./rule.store.server.ts";
import { addToTrial, beginTrial, Trial } from "./trial.ts";

/** Looks at so many times five hundred parties, then lets others go first. */
const STRETCH = 20;
const TIMEOUT_MS = 60_000;

/** Tries a rule version on the vendor's parties, some at a time; what it found so far is kept with the version. */
export const tryRuleVersion = defineJob({
  name: "customers.try_rule",
  payload: z.object({ vendorId: z.number().int(), version: z.number().int() }),
  run: async ({ vendorId, version }) => {
    const system = systemActor(vendorId);
    for (let done = 0; done < STRETCH; done += 1) {
      const more = await withScope(system, (tx) => trySome(tx, version, now()), {
        timeoutMs: TIMEOUT_MS,
      });
      if (!more) return;
    }
    await withScope(system, (tx) => tryLater(tx, version));
  },
});

const tryLater = (tx: ScopedTx, version: number) => {
  const { vendorId } = tx;
  const key = `customers.try_rule:${vendorId}:${version}`;
  return enqueue(tx, tryRuleVersion, { vendorId, version }, { key });
};

/** Has a version tried on today's parties, from the first one on. */
export async function beginTryingRule(
  tx: ScopedTx,
  actor: VendorActor,
  version: number,
  at: Date,
): Promise<boolean> {
  const { vendorId } = tx;
  const total = await tx.reportedParty.count({ where: { vendorId, method: { not: "manual" } } });
  const { version: against } = await liveRule(tx);
  const { count } = await tx.matchRule.updateMany({
    where: { vendorId, version, state: { not: "live" } },
    data: { trial: beginTrial(total, against, at) },
  });
  if (count === 0) return false;
  await audit(tx, actor, "match_rule.tried", { kind: "match_rule", id: String(version) }, {});
  await tryLater(tx, version);
  return true;
}

/** Whether there is more to look at. */
async function trySome(tx: ScopedTx, version: number, at: Date): Promise<boolean> {
  // Two that try the same version take turns.
  await tx.$queryRaw`
    select 1 from match_rule where vendor_id = ${tx.vendorId}::int and version = ${version}::int for update`;
  const trial = await trialOf(tx, version);
  if (!trial || trial.finishedAt !== null) return false;
  const preview = await previewRuleVersion(tx, version, { after: trial.after });
  if (!preview) return false;
  const later = addToTrial(trial, preview);
  const finishedAt = preview.next === null ? at.toISOString() : null;
  await tx.matchRule.updateMany({
    where: { vendorId: tx.vendorId, version },
    data: { trial: { ...later, finishedAt } },
  });
  return finishedAt === null;
}

/** What is known of a version's trial; null where it was not tried. */
export async function trialOf(tx: ScopedTx, version: number): Promise<Trial | null> {
  const row = await tx.matchRule.findUnique({
    where: { vendorId_version: { vendorId: tx.vendorId, version } },
    select: { trial: true },
  });
  return Trial.nullable()
    .catch(null)
    .parse(row?.trial ?? null);
}
