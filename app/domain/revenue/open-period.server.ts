import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

const DAY_MS = 86_400_000;

/** The last day of the books that are closed; null while none are. */
export async function booksClosedThrough(tx: ScopedTx): Promise<Date | null> {
  const vendor = await tx.vendor.findUnique({
    where: { vendorId: tx.vendorId },
    select: { booksClosedThrough: true },
  });
  return vendor?.booksClosedThrough ?? null;
}

/** Whether the vendor takes lines of closed days, which the ledger books on the first open one. */
export async function takesClosedDays(tx: ScopedTx): Promise<boolean> {
  const vendor = await tx.vendor.findUnique({
    where: { vendorId: tx.vendorId },
    select: { takesClosedDays: true },
  });
  return vendor?.takesClosedDays ?? false;
}

/** The last day of which no line is taken or taken back; null where there is none. */
export const refusedThrough = async (tx: ScopedTx): Promise<Date | null> =>
  (await takesClosedDays(tx)) ? null : booksClosedThrough(tx);

/** The day on which lines of this day are booked: the first open one. Null when its own is open. */
export async function adjustsOn(tx: ScopedTx, day: Date): Promise<Date | null> {
  const closed = await booksClosedThrough(tx);
  return closed === null || day > closed ? null : new Date(closed.getTime() + DAY_MS);
}

export async function takeClosedDays(tx: ScopedTx, actor: VendorActor, taken: boolean) {
  if (taken === (await takesClosedDays(tx))) return;
  await tx.vendor.updateMany({
    where: { vendorId: tx.vendorId },
    data: { takesClosedDays: taken },
  });
  const subject = { kind: "vendor", id: String(tx.vendorId) };
  await audit(tx, actor, "books.late_lines", subject, { taken });
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
  if (before === null || (through !== null && through >= before)) return;
  await asSystem(tx, actor, (system) => adjustingIsDue(system, day(through) ?? "0001-01-01"));
  const { vendorId } = tx;
  await enqueue(tx, { name: "ledger.allocate" }, { vendorId }, { key: `ledger.open:${vendorId}` });
}

/** What adjusted days that are open again belongs to these days themselves. */
const adjustingIsDue = (tx: ScopedTx, through: string) =>
  tx.query(Prisma.sql`
    insert into ledger_due (vendor_id, product_id, from_day, since)
    select ${tx.vendorId}::int, product_id, min(adjusts_day), now() from ledger_entry
     where vendor_id = ${tx.vendorId}::int and day > ${through}::date and adjusts_day is not null
     group by product_id`);
