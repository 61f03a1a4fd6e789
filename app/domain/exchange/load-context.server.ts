import { productsByPart } from "#app/domain/catalog/products.server.ts";
import {
  findPartner,
  linkedResellers,
  listPartners,
} from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { booksClosedThrough } from "#app/domain/revenue/open-period.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { columnsFor } from "./columns.ts";
import { partnerFinder } from "./find-partner.ts";
import type { FileKind } from "./submission.ts";

type Reported = { kind: FileKind; partnerId: string | null };

/** What a file's rows are checked against, as it is when the reading begins. */
export function contextOf(vendorId: number, { kind, partnerId }: Reported, at: Date) {
  return withScope(systemActor(vendorId), async (tx) => {
    const vendor = await findVendor(tx);
    const reporter = partnerId ? await findPartner(tx, partnerId) : null;
    const columns = columnsFor(kind, reporter?.kind === "reseller" ? "reseller" : "distributor");
    return {
      kind,
      columns,
      vendorName: vendor.shortName,
      currency: vendor.currency,
      today: calendarDay(at, vendor.timeZone),
      closedThrough: kind === "inventory" ? null : await booksClosedThrough(tx),
      products: await productsByPart(tx),
      partners: partnerFinder(await partnersNamed(tx, { kind, partnerId })),
      labels: new Map(columns.map((column) => [column.field, column.label])),
    };
  });
}

/** The partners that a file may name as buyers: its reporter's resellers, or whoever buys from the vendor. */
async function partnersNamed(tx: ScopedTx, { kind, partnerId }: Reported) {
  if (kind === "sell_in") {
    return (await listPartners(tx)).filter((partner) => partner.kind !== "supplier");
  }
  return kind === "pos" && partnerId ? linkedResellers(tx, partnerId) : [];
}

function calendarDay(at: Date, timeZone: string): Date {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
  return new Date(`${day}T00:00:00Z`);
}
