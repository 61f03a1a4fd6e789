import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";

import { removeLooseFiles } from "./loose-files.server.ts";
import { noteRun, readRetention } from "./retention.server.ts";
import { type RetentionKind, tooOld } from "./retention.ts";

const BATCH = 2_000;

/** Takes away some of what is older than a day; how many that were. */
type Removal = (tx: ScopedTx, before: Date, run: string) => Promise<number>;

const removals: Record<Exclude<RetentionKind, "loose-files">, Removal> = {
  "lost-deal-contacts": (tx, before) => tx.$executeRaw`
    update deal set contact_name = 'Erased contact', contact_email = null, contact_phone = null
     where vendor_id = ${tx.vendorId}::int and id = any(array(
       select id from deal
        where vendor_id = ${tx.vendorId}::int and status in ('lost', 'rejected', 'withdrawn', 'expired', 'revoked')
          and updated_at < ${before}::timestamptz
          and (contact_name <> 'Erased contact' or contact_email is not null or contact_phone is not null)
        limit ${BATCH}::int))`,
  drafts: (tx, before) => tx.$executeRaw`
    delete from deal_draft where vendor_id = ${tx.vendorId}::int and id = any(array(
      select id from deal_draft
       where vendor_id = ${tx.vendorId}::int and updated_at < ${before}::timestamptz limit ${BATCH}::int))`,
  mails: (tx, before) => tx.$executeRaw`
    delete from mail where vendor_id = ${tx.vendorId}::int and id = any(array(
      select id from mail
       where vendor_id = ${tx.vendorId}::int and created_at < ${before}::timestamptz and status <> 'queued'
       order by created_at limit ${BATCH}::int))`,
  notifications: (tx, before) => tx.$executeRaw`
    delete from notification where vendor_id = ${tx.vendorId}::int and id = any(array(
      select id from notification
       where vendor_id = ${tx.vendorId}::int and created_at < ${before}::timestamptz limit ${BATCH}::int))`,
  sessions: async (tx, before) =>
    (
      await tx.session.deleteMany({
        where: {
          vendorId: tx.vendorId,
          createdAt: { lt: before },
          OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: before } }],
        },
      })
    ).count,
  requests: async (tx, before) =>
    (
      await tx.privacyRequest.deleteMany({
        where: {
          vendorId: tx.vendorId,
          state: { in: ["found", "searching"] },
          askedAt: { lt: before },
        },
      })
    ).count,
  "audit-detail": async (tx, before, run) => {
    const [answer] = await tx.$queryRaw<{ cleared: number }[]>`
      select privacy.clear_audit(${run}::uuid, ${before}::timestamptz, ${BATCH}::int) as cleared`;
    const cleared = answer?.cleared ?? 0;
    const about = { kind: "retention", id: run };
    if (cleared > 0)
      await audit(tx, systemActor(tx.vendorId), "privacy.cleared", about, { cleared });
    return cleared;
  },
};

/** Takes away what a vendor keeps no longer, in short transactions. Answers with how much of each kind. */
export async function keepNoLongerOf(vendorId: number, at: Date) {
  const system = systemActor(vendorId);
  const kept = await withScope(system, readRetention);
  const removed: Partial<Record<RetentionKind, number>> = {};
  for (const { kind, days } of kept) {
    const before = tooOld(days, at);
    const run = newId();
    let count = 0;
    for (let fresh = true; ; fresh = false) {
      const some = await withScope(
        system,
        async (tx) => {
          const gone = !before
            ? 0
            : kind === "loose-files"
              ? await removeLooseFiles(tx, before)
              : await removals[kind](tx, before, run);
          if (fresh || gone > 0) await noteRun(tx, kind, gone, { at, fresh });
          return gone;
        },
        { timeoutMs: 60_000 },
      );
      count += some;
      if (some < BATCH) break;
    }
    if (count > 0) removed[kind] = count;
  }
  if (Object.keys(removed).length > 0) log.info({ vendorId, removed }, "kept no longer");
  return removed;
}

/** Once a day, in the night. */
export const keepNoLonger = defineJob({
  name: "privacy.keep-no-longer",
  payload: z.unknown(),
  cron: "40 3 * * *",
  async run() {
    for (const vendorId of await vendorIds()) await keepNoLongerOf(vendorId, now());
  },
});
