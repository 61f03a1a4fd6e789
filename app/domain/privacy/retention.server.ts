import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { type Retention, type RetentionKind, retentionKinds } from "./retention.ts";

/** For how long each kind is kept, and what the last run did. */
export async function readRetention(tx: ScopedTx): Promise<Retention[]> {
  const rows = await tx.privacyRetention.findMany({
    where: { vendorId: tx.vendorId },
    select: {
      kind: true,
      days: true,
      lastRunAt: true,
      lastCount: true,
      totalCount: true,
      changedAt: true,
    },
  });
  return retentionKinds.map(({ kind, usual }) => {
    const row = rows.find((each) => each.kind === kind);
    return {
      kind,
      days: row?.changedAt ? row.days : usual,
      lastRunAt: row?.lastRunAt ?? null,
      lastCount: row?.lastCount ?? 0,
      totalCount: Number(row?.totalCount ?? 0n),
    };
  });
}

/** From the next run on. Nothing that is gone comes back. */
export async function setRetention(
  actor: VendorActor,
  wanted: readonly { kind: RetentionKind; days: number | null }[],
  at: Date,
) {
  await withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const before = await readRetention(tx);
    const changed = wanted.filter(
      ({ kind, days }) => before.find((each) => each.kind === kind)?.days !== days,
    );
    for (const { kind, days } of changed) {
      const said = { days, changedBy: actor.name, changedAt: at };
      await tx.privacyRetention.upsert({
        where: { vendorId_kind: { vendorId, kind } },
        create: { vendorId, kind, ...said },
        update: said,
      });
      const was = before.find((each) => each.kind === kind)?.days ?? null;
      await audit(
        tx,
        actor,
        "privacy.retention-set",
        { kind: "retention", id: kind },
        { days, was },
      );
    }
  });
}

export async function noteRun(
  tx: ScopedTx,
  kind: RetentionKind,
  removed: number,
  { at, fresh }: { at: Date; fresh: boolean },
) {
  const { vendorId } = tx;
  await tx.privacyRetention.upsert({
    where: { vendorId_kind: { vendorId, kind } },
    create: { vendorId, kind, lastRunAt: at, lastCount: removed, totalCount: removed },
    update: {
      lastRunAt: at,
      lastCount: fresh ? removed : { increment: removed },
      totalCount: { increment: removed },
    },
  });
}
