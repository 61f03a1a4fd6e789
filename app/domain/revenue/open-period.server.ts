import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** The last day of the books that are closed; null while none are. */
export async function booksClosedThrough(tx: ScopedTx): Promise<Date | null> {
  const vendor = await tx.vendor.findUnique({
    where: { vendorId: tx.vendorId },
    select: { booksClosedThrough: true },
  });
  return vendor?.booksClosedThrough ?? null;
}

/** Whether something may still be added to a day, or taken back from it. */
export async function openPeriod(tx: ScopedTx, day: Date): Promise<boolean> {
  const closed = await booksClosedThrough(tx);
  return closed === null || day > closed;
}

/** Closes the books through a day, or opens them again from an earlier one on; null opens all of them. */
export async function closeBooks(tx: ScopedTx, actor: VendorActor, through: Date | null) {
  const before = await booksClosedThrough(tx);
  await tx.vendor.updateMany({
    where: { vendorId: tx.vendorId },
    data: { booksClosedThrough: through },
  });
  const day = (value: Date | null) => value?.toISOString().slice(0, 10) ?? null;
  const detail = { before: day(before), through: day(through) };
  await audit(tx, actor, "books.closed", { kind: "vendor", id: String(tx.vendorId) }, detail);
}
