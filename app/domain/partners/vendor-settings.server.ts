import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { refusedByGuard } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { changesBetween, editionOf } from "#app/platform/edition.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import type { EditVendor } from "./vendor-settings.schema.ts";

export type VendorRecord = Omit<EditVendor, "edition">;
export type Holiday = { day: Date; name: string };

export type VendorEdit =
  | { ok: true }
  | { ok: false; reason: "currency-fixed" }
  | { ok: false; reason: "changed"; now: VendorRecord; edition: string };

const selectVendor = (tx: ScopedTx): Promise<VendorRecord> =>
  tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: {
      name: true,
      shortName: true,
      currency: true,
      timeZone: true,
      fiscalMonth: true,
      businessDays: true,
      takesApplications: true,
    },
  });

/** The vendor as its administrator sets it. */
export async function vendorSettings(tx: ScopedTx) {
  const record = await selectVendor(tx);
  const sold = await tx.revenueFact.findFirst({
    where: { vendorId: tx.vendorId },
    select: { id: true },
  });
  return {
    record,
    edition: editionOf(record),
    /** Once something was sold, what is added up in this currency would be wrong in another. */
    currencyFixed: sold !== null,
    holidays: await listHolidays(tx),
  };
}

export const listHolidays = (tx: ScopedTx): Promise<Holiday[]> =>
  tx.holiday.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: { day: "asc" },
    select: { day: true, name: true },
  });

const about = (actor: VendorActor) => ({ kind: "vendor", id: String(actor.vendorId) });

export async function editVendor(
  actor: VendorActor,
  { edition, ...wanted }: EditVendor,
): Promise<VendorEdit> {
  try {
    return await withScope(actor, async (tx) => {
      await tx.$queryRaw`select 1 from vendor where vendor_id = ${tx.vendorId} for update`;
      const before = await selectVendor(tx);
      const standing = editionOf(before);
      if (standing !== edition) {
        return { ok: false, reason: "changed", now: before, edition: standing };
      }
      const changes = changesBetween(before, wanted);
      if (Object.keys(changes).length === 0) return { ok: true };
      await tx.vendor.updateMany({ where: { vendorId: tx.vendorId }, data: wanted });
      await audit(tx, actor, "vendor.changed", about(actor), changes);
      // What is added up by period follows the year.
      if ("fiscalMonth" in changes) {
        await enqueue(tx, { name: "ledger.add_up" }, { vendorId: tx.vendorId });
      }
      return { ok: true };
    });
  } catch (error) {
    if (!refusedByGuard(error)) throw error;
    return { ok: false, reason: "currency-fixed" };
  }
}

/** Puts a holiday into the calendar; the same day again takes its new name. */
export const addHoliday = (actor: VendorActor, { day, name }: Holiday): Promise<void> =>
  withScope(actor, async (tx) => {
    await tx.holiday.deleteMany({ where: { vendorId: tx.vendorId, day } });
    await tx.holiday.createMany({
      data: [{ vendorId: tx.vendorId, day, name }],
      skipDuplicates: true,
    });
    const detail = { day: day.toISOString().slice(0, 10), name };
    await audit(tx, actor, "vendor.holiday_added", about(actor), detail);
  });

export const removeHoliday = (actor: VendorActor, day: Date): Promise<{ ok: boolean }> =>
  withScope(actor, async (tx) => {
    const { count } = await tx.holiday.deleteMany({ where: { vendorId: tx.vendorId, day } });
    if (count === 0) return { ok: false };
    const detail = { day: day.toISOString().slice(0, 10) };
    await audit(tx, actor, "vendor.holiday_removed", about(actor), detail);
    return { ok: true };
  });
