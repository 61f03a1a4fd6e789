import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type VendorSettings = {
  vendorId: number;
  name: string;
  shortName: string;
  /** The currency in which the vendor adds up. */
  currency: string;
  /** IANA name: where a day begins and ends for deadlines. */
  timeZone: string;
};

export function findVendor(tx: ScopedTx): Promise<VendorSettings> {
  return tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { vendorId: true, name: true, shortName: true, currency: true, timeZone: true },
  });
}
