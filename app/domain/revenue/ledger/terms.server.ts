import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { FiscalCalendar } from "../fiscal-calendar.ts";
import { Rates } from "./rates.ts";
import { followReporters } from "./reporters.store.server.ts";
import { selectRates } from "./work.store.server.ts";
import type { Terms } from "./work-out.server.ts";

type VendorTerms = {
  currency: string;
  calendar: FiscalCalendar;
  timeZone: string;
  closedThrough: string | null;
};

export const isWeeks = (text: string | null): text is NonNullable<FiscalCalendar["weeks"]> =>
  text === "4-4-5" || text === "4-5-4" || text === "5-4-4";

/** The vendor's currency, the calendar of its year, where its days begin, and the end of its closed books. */
export async function vendorTerms(tx: ScopedTx): Promise<VendorTerms> {
  const vendor = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: {
      ...{ currency: true, fiscalMonth: true, fiscalWeeks: true, timeZone: true },
      booksClosedThrough: true,
    },
  });
  const weeks = isWeeks(vendor.fiscalWeeks) ? vendor.fiscalWeeks : null;
  return {
    ...{ currency: vendor.currency, timeZone: vendor.timeZone },
    calendar: { firstMonth: vendor.fiscalMonth, weeks },
    closedThrough: vendor.booksClosedThrough?.toISOString().slice(0, 10) ?? null,
  };
}

/** All that the ledger depends on beside the facts. Puts on the list what a change of who reports makes due. */
export async function ledgerTerms(tx: ScopedTx): Promise<Terms> {
  const { currency, calendar, closedThrough } = await vendorTerms(tx);
  const rates = new Rates(currency, await selectRates(tx, currency));
  return { reporters: await followReporters(tx), rates, calendar, closedThrough };
}
