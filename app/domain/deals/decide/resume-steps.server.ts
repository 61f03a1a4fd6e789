import { escalationOf } from "#app/domain/programs/approval/planned-steps.ts";
import type { BusinessCalendar } from "#app/domain/programs/business-calendar.ts";
import { afterPause } from "#app/domain/programs/business-time.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

/** A step that waited for the partner runs on from where it stood. */
export async function resumeSteps(
  tx: ScopedTx,
  actor: Actor,
  dealId: string,
  { stopped, resumed }: { stopped: Date; resumed: Date },
  calendar: BusinessCalendar,
) {
  await asSystem(tx, actor, async (wide) => {
    const open = {
      vendorId: wide.vendorId,
      dealId,
      status: { in: ["waiting", "current"] },
    };
    const steps = await wide.approvalStep.findMany({
      where: open,
      select: { stepNo: true, dueAt: true, escalationHours: true },
    });
    for (const { stepNo, dueAt: before, escalationHours } of steps) {
      const dueAt = afterPause(before, stopped, resumed, calendar);
      const escalateAt = escalationOf(dueAt, escalationHours, calendar);
      await wide.approvalStep.updateMany({
        where: { ...open, stepNo },
        data: { dueAt, escalateAt },
      });
    }
  });
}
