import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { BusinessCalendar } from "./business-calendar.ts";

/** The calendar by which the vendor's deadlines run. Both sides read it. */
export async function businessCalendar(tx: ScopedTx): Promise<BusinessCalendar> {
  const { vendorId } = tx;
  const [[vendor], holidays] = await Promise.all([
    tx.query<{ timeZone: string; businessDays: number[] }>(Prisma.sql`
      select time_zone as "timeZone", business_days as "businessDays" from vendor where vendor_id = ${vendorId}::int`),
    tx.query<{ day: Date }>(Prisma.sql`
      select day from holiday where vendor_id = ${vendorId}::int order by day`),
  ]);
  if (!vendor) throw new Error("The vendor is out of scope");
  return { ...vendor, holidays: holidays.map(({ day }) => day) };
}
