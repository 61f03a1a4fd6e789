import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import type { FiscalCalendar } from "../fiscal-calendar.ts";
import { lockLedger } from "../ledger/work.store.server.ts";
import { closeBooks } from "../open-period.server.ts";
import { readPeriods } from "./read-periods.server.ts";

export type Closed = { ok: true } | { ok: false; reason: "not-next" | "waiting" | "unseen" };

type Asked = {
  /** The last day of the period. */
  through: string;
  /** Whether the person has looked at what is left open. */
  seen: boolean;
};

/**
 * Closes the next period of the books. Nothing is worked out meanwhile: what is closed is whole, and from then on
 * stays as it is.
 */
export const closePeriod = (
  actor: VendorActor,
  { through, seen }: Asked,
  today: Date,
): Promise<Closed> =>
  withScope(actor, async (tx): Promise<Closed> => {
    await asSystem(tx, actor, lockLedger);
    const { next } = await readPeriods(tx, today);
    if (next?.period.to !== through) return { ok: false, reason: "not-next" };
    const open = next.checks.filter(({ count }) => count !== 0);
    if (open.some(({ what }) => what === "waiting")) return { ok: false, reason: "waiting" };
    if (open.length > 0 && !seen) return { ok: false, reason: "unseen" };
    await closeBooks(tx, actor, new Date(through));
    return { ok: true };
  });

/** Cuts the fiscal year by weeks, or by months again; what was added up by period is added up anew. */
export const setFiscalWeeks = (actor: VendorActor, weeks: FiscalCalendar["weeks"]): Promise<void> =>
  withScope(actor, async (tx) => {
    await tx.vendor.updateMany({
      where: { vendorId: tx.vendorId },
      data: { fiscalWeeks: weeks },
    });
    const about = { kind: "vendor", id: String(tx.vendorId) };
    await audit(tx, actor, "vendor.fiscal_weeks", about, { weeks });
    const { vendorId } = tx;
    await enqueue(
      tx,
      { name: "ledger.add_up" },
      { vendorId },
      { key: `ledger.add_up:${vendorId}` },
    );
  });
