import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ReadTx } from "#app/platform/db/read-scope.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type VendorSettings = {
  vendorId: number;
  name: string;
  shortName: string;
  /** The currency in which the vendor adds up. */
  currency: string;
  /** IANA name: where a day begins and ends for deadlines. */
  timeZone: string;
  /** The month in which the fiscal year begins, January being 1. */
  fiscalMonth: number;
};

export function findVendor(tx: ScopedTx): Promise<VendorSettings> {
  return tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: {
      vendorId: true,
      name: true,
      shortName: true,
      currency: true,
      timeZone: true,
      fiscalMonth: true,
    },
  });
}

/** The same where a page only reads. */
export async function readVendor(tx: ReadTx): Promise<VendorSettings> {
  const [vendor] = await tx.query<VendorSettings>(Prisma.sql`
    select vendor_id as "vendorId", name, short_name as "shortName", currency, time_zone as "timeZone"
      from vendor where vendor_id = ${tx.vendorId}`);
  if (!vendor) throw new Error("The vendor is out of scope");
  return vendor;
}

/** After how many days without a purchase a customer is a former one. */
export async function customerSilenceDays(tx: ScopedTx): Promise<number> {
  const vendor = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { customerSilenceDays: true },
  });
  return vendor.customerSilenceDays;
}
