import { partsAsWritten } from "#app/domain/catalog/part-aliases.server.ts";
import type { Product } from "#app/domain/catalog/product.ts";
import { dealsOf } from "#app/domain/deals/deals-by-number.server.ts";
import type { PartnerSummary } from "#app/domain/partners/partner.ts";
import { partnerLinks } from "#app/domain/partners/partner-links.server.ts";
import {
  findPartner,
  linkedResellers,
  listPartners,
} from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { refusedThrough } from "#app/domain/revenue/open-period.server.ts";
import { isAdjustment } from "#app/domain/revenue/sales-line.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { dealKey } from "./check-references.ts";
import { columnsFor } from "./columns.ts";
import { partnerFinder } from "./find-partner.ts";
import { priceGuide } from "./price-rule.server.ts";
import type { RowContext } from "./row-context.ts";
import { rememberedFor } from "./said/memory.server.ts";
import type { SubmissionKind } from "./submission.ts";

type Reported = { kind: SubmissionKind; partnerId: string | null };

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
      closedThrough: kind === "inventory" || kind === "forecast" ? null : await refusedThrough(tx),
      products: partsInSight(await partsAsWritten(tx, partnerId), reporter),
      partners: partnerFinder(
        await partnersNamed(tx, { kind, partnerId }),
        (await rememberedFor(tx, { kind, partnerId })).partners,
      ),
      prices: await priceGuide(tx, vendor.currency),
      deals: noDeals,
      labels: new Map(columns.map((column) => [column.field, column.label])),
    };
  });
}

/** A supplier reports on what it supplies, and learns of nothing else. */
function partsInSight(parts: ReadonlyMap<string, Product>, reporter: PartnerSummary | null) {
  if (reporter?.kind !== "supplier") return parts;
  return new Map([...parts].filter(([, { supplierId }]) => supplierId === reporter.id));
}

/** A partner, and the resellers that show it their deals. */
async function showing(tx: ScopedTx, partnerId: string): Promise<string[]> {
  const links = await partnerLinks(tx, partnerId);
  const resellers = links.flatMap(({ distributorId, resellerId, status, sharesDeals }) =>
    distributorId === partnerId && status === "live" && sharesDeals ? [resellerId] : [],
  );
  return [partnerId, ...resellers];
}

/** Only a file with a column for deals needs them. */
const noDeals: RowContext["deals"] = new Map();

/** The columns that a sender's files of a kind may have. */
export async function columnsOf(tx: ScopedTx, { kind, partnerId }: Reported) {
  const reporter = partnerId ? await findPartner(tx, partnerId) : null;
  return columnsFor(kind, reporter?.kind === "reseller" ? "reseller" : "distributor");
}

/**
 * The deals that a file's lines may refer to: its sender's and those that its resellers show it, or all in the vendor's
 * own. What is said of a deal tells that it is there.
 */
export const dealsFor = (vendorId: number, { partnerId }: Pick<Reported, "partnerId">) =>
  withScope(systemActor(vendorId), async (tx) => {
    const deals = await dealsOf(tx, partnerId === null ? null : await showing(tx, partnerId));
    return new Map(deals.map((deal) => [dealKey(deal.number), deal]));
  });

/** The partners that a file may name as buyers: its reporter's resellers, or whoever buys from the vendor. */
export async function partnersNamed(tx: ScopedTx, { kind, partnerId }: Reported) {
  if (kind === "sell_in" || isAdjustment(kind)) {
    return (await listPartners(tx)).filter((partner) => partner.kind !== "supplier");
  }
  return kind === "pos" && partnerId ? linkedResellers(tx, partnerId) : [];
}

function calendarDay(at: Date, timeZone: string): Date {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
  return new Date(`${day}T00:00:00Z`);
}
