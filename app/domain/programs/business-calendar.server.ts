import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { BusinessCalendar } from "./business-calendar.ts";

/** The calendar by which the vendor's deadlines run. Both sides read it. */
export async function businessCalendar(tx: ScopedTx): Promise<BusinessCalendar> {
  const { vendorId } = tx;
  const vendor = await tx.vendor.findUniqueOrThrow({
    where: { vendorId },
    select: { timeZone: true, businessDays: true },
  });
  const holidays = await tx.holiday.findMany({
    where: { vendorId },
    orderBy: { day: "asc" },
    select: { day: true },
  });
  return { ...vendor, holidays: holidays.map(({ day }) => day) };
}
