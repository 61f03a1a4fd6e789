import { findPartner } from "#app/domain/partners/partners.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { lockAgreements } from "./agreement.store.server.ts";
import { followPeriods } from "./follow-periods.server.ts";
import {
  kindsFor,
  type NewTerms,
  type ReportedKind,
  type ReportingAgreement,
  runningOn,
} from "./reporting-agreement.ts";
import { changeFrom } from "./reporting-periods.ts";

export type Agreed =
  | { ok: true; from: Date }
  | { ok: false; reason: "not-found" | "not-reported" | "in-the-past" };

/**
 * Agrees what a partner reports and when. It takes effect with a day to come: the past, and what is running, stay as
 * they were agreed.
 */
export const agreeReporting = (
  actor: VendorActor,
  partnerId: string,
  { kind, from, ...terms }: NewTerms,
  at: Date,
): Promise<Agreed> =>
  withScope(actor, async (tx): Promise<Agreed> => {
    const partner = await findPartner(tx, partnerId);
    if (!partner) return { ok: false, reason: "not-found" };
    if (!kindsFor[partner.kind].includes(kind)) return { ok: false, reason: "not-reported" };
    const calendar = await businessCalendar(tx);
    const today = localDay(at, calendar.timeZone);
    if (from < today) return { ok: false, reason: "in-the-past" };
    const versions = await lockAgreements(tx, partnerId, kind);
    await dropComing(tx, versions, today);
    const running = runningOn(versions, today);
    const begins = changeFrom(running, from, calendar);
    if (running) await makeRoom(tx, running, begins);
    const id = newId();
    await tx.reportingAgreement.createMany({
      data: [
        {
          ...terms,
          vendorId: tx.vendorId,
          id,
          partnerId,
          kind,
          validFrom: begins,
          madeBy: actor.name,
          createdAt: at,
        },
      ],
    });
    await audit(
      tx,
      actor,
      "reporting.agreed",
      { kind: "partner", id: partnerId },
      {
        kind,
        ...terms,
        from: begins.toISOString().slice(0, 10),
      },
    );
    await asSystem(tx, actor, (system) => followPeriods(system, { partnerId, kind }, at));
    return { ok: true, from: begins };
  });

export type Ended = { ok: true } | { ok: false; reason: "not-found" | "nothing-agreed" };

/** Ends what a partner reports, with the end of today; what was due by then stays due. */
export const endReporting = (
  actor: VendorActor,
  partnerId: string,
  kind: ReportedKind,
  at: Date,
): Promise<Ended> =>
  withScope(actor, async (tx): Promise<Ended> => {
    if (!(await findPartner(tx, partnerId))) return { ok: false, reason: "not-found" };
    const { timeZone } = await businessCalendar(tx);
    const today = localDay(at, timeZone);
    const versions = await lockAgreements(tx, partnerId, kind);
    const running = runningOn(versions, today);
    const dropped = await dropComing(tx, versions, today);
    if (!running && dropped === 0) return { ok: false, reason: "nothing-agreed" };
    if (running) await endOn(tx, running.id, today);
    await audit(tx, actor, "reporting.ended", { kind: "partner", id: partnerId }, { kind });
    await asSystem(tx, actor, (system) => followPeriods(system, { partnerId, kind }, at));
    return { ok: true };
  });

/** What was to begin later never did; the audit trail knows of it. */
async function dropComing(
  tx: ScopedTx,
  versions: readonly ReportingAgreement[],
  today: Date,
): Promise<number> {
  const ids = versions.filter(({ validFrom }) => validFrom > today).map(({ id }) => id);
  const { count } = await tx.reportingAgreement.deleteMany({
    where: { vendorId: tx.vendorId, id: { in: ids } },
  });
  return count;
}

/** The running one is in the way until it has an end; where it begins that day itself, it is taken for a slip. */
async function makeRoom(tx: ScopedTx, running: ReportingAgreement, begins: Date) {
  const { id, validFrom, validUntil } = running;
  if (validUntil && validUntil < begins) return;
  if (validFrom < begins) await endOn(tx, id, addDays(begins, -1));
  else await tx.reportingAgreement.deleteMany({ where: { vendorId: tx.vendorId, id } });
}

const endOn = (tx: ScopedTx, id: string, validUntil: Date) =>
  tx.reportingAgreement.updateMany({ where: { vendorId: tx.vendorId, id }, data: { validUntil } });
