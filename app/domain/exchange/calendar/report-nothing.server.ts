import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { followPeriods } from "./follow-periods.server.ts";
import type { ReportedKind } from "./reporting-agreement.ts";

export type Which = { kind: ReportedKind; firstDay: Date };

export type Said =
  | { ok: true }
  | { ok: false; reason: "not-found" | "not-over" | "has-lines" | "said-before" | "not-said" };

/** A partner says that there is nothing to report of a period. Lines that come all the same count before it. */
export async function reportNothing(actor: PartnerActor, which: Which, at: Date): Promise<Said> {
  const { partnerId } = actor;
  try {
    return await withScope(actor, async (tx): Promise<Said> => {
      const where = { vendorId: tx.vendorId, partnerId, ...which };
      const select = { lines: true, lastDay: true } as const;
      const period = await tx.reportingPeriod.findFirst({ where, select });
      if (!period || which.kind === "forecast") return { ok: false, reason: "not-found" };
      const { timeZone } = await findVendor(tx);
      if (period.lastDay >= localDay(at, timeZone)) return { ok: false, reason: "not-over" };
      if (period.lines > 0) return { ok: false, reason: "has-lines" };
      const row = { ...where, id: newId(), saidBy: actor.name, saidAt: at };
      await tx.zeroReport.createMany({ data: [row] });
      await follow(tx, actor, which, "report.nothing", at);
      return { ok: true };
    });
  } catch (error) {
    if (brokeConstraint(error, "zero_report_once")) return { ok: false, reason: "said-before" };
    throw error;
  }
}

/** Takes it back: the period stands as its lines say. */
export const undoNothing = (actor: PartnerActor, which: Which, at: Date): Promise<Said> =>
  withScope(actor, async (tx): Promise<Said> => {
    const { count } = await tx.zeroReport.updateMany({
      where: { vendorId: tx.vendorId, partnerId: actor.partnerId, ...which, undoneAt: null },
      data: { undoneAt: at },
    });
    if (count === 0) return { ok: false, reason: "not-said" };
    await follow(tx, actor, which, "report.nothing_undone", at);
    return { ok: true };
  });

async function follow(
  tx: ScopedTx,
  actor: PartnerActor,
  { kind, firstDay }: Which,
  action: string,
  at: Date,
) {
  const { partnerId } = actor;
  const detail = { kind, firstDay: firstDay.toISOString().slice(0, 10) };
  await audit(tx, actor, action, { kind: "partner", id: partnerId }, detail);
  await asSystem(tx, actor, (system) =>
    followPeriods(system, { partnerId, kind }, at, { since: firstDay }),
  );
}
