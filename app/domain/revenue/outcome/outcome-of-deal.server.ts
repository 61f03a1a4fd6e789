import { productsById } from "#app/domain/catalog/products.server.ts";
import { ownWordings } from "#app/domain/customers/own-reported.server.ts";
import { isInstead, type RegisteredDeal } from "#app/domain/deals/outcome/deal-outcome.ts";
import { dealsAtCustomers, ownDealsAt } from "#app/domain/deals/outcome/registered-deals.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectFiles } from "../lineage.store.server.ts";
import {
  type SoldLine,
  selectBooksLines,
  selectOwnLines,
  suppliersNow,
} from "./books-lines.server.ts";
import { type Met, meetDeals, unitsBy, unitsOf } from "./meet-deals.ts";
import type { DealOutcome, OutcomeLine } from "./outcome.ts";

/** What the books say of a deal, for the vendor: what was bought under it, and what its customer bought elsewhere. */
export async function outcomeOfDeal(
  tx: ScopedTx,
  { id, customerId }: { id: string; customerId: string },
): Promise<DealOutcome | null> {
  const deals = await dealsAtCustomers(tx, [customerId]);
  const deal = deals.find((each) => each.id === id);
  if (!deal) return null;
  const met = meetDeals(deals, await selectBooksLines(tx, deals), await suppliersNow(tx));
  return named(tx, deal, met.get(id) ?? nothing);
}

/** What a partner itself reported of its own deal: nobody else's lines, and nothing of what others sold. */
export async function ownOutcomeOf(
  tx: ScopedTx,
  partnerId: string,
  { id, partyId }: { id: string; partyId: string },
): Promise<DealOutcome | null> {
  const partyIds = (await ownWordings(tx, partnerId, partyId)).map((wording) => wording.id);
  const deals = await ownDealsAt(tx, partnerId, partyIds);
  const deal = deals.find((each) => each.id === id);
  if (!deal) return null;
  const lines = await selectOwnLines(tx, partnerId, { deals, partyIds });
  const { tied } = meetDeals(deals, lines, new Map()).get(id) ?? nothing;
  return named(tx, deal, { tied, elsewhere: [] });
}

const nothing: Met<SoldLine> = { tied: [], elsewhere: [] };

/** A deal whose customer bought from others what the deal protects. */
export type BesideDeal = {
  dealId: string;
  number: string;
  partnerName: string;
  units: number;
  /** Whether that may stand for what is missing under the deal. */
  instead: boolean;
  /** Who sold it; "Direct" for the vendor itself. */
  through: string[];
};

/** The approved and won deals of these customers beside which they bought elsewhere. For the vendor. */
export async function boughtBeside(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<BesideDeal[]> {
  const deals = await dealsAtCustomers(tx, customerIds);
  const met = meetDeals(deals, await selectBooksLines(tx, deals), await suppliersNow(tx));
  const beside = deals.flatMap((deal) => {
    const lines = met.get(deal.id)?.elsewhere ?? [];
    const instead = isInstead(unitsBy(deal, met.get(deal.id)));
    return unitsOf(lines) > 0 ? [{ deal, lines, instead }] : [];
  });
  const partners = await partnersById(
    tx,
    beside.flatMap(({ deal, lines }) => [deal.partnerId, ...lines.flatMap(sellersOf)]),
  );
  const nameOf = (id: string) => partners.get(id)?.name ?? "A partner";
  beside.sort((a, b) => Number(b.instead) - Number(a.instead));
  return beside.map(({ deal, lines, instead }) => ({
    ...{ dealId: deal.id, instead, number: deal.number, partnerName: nameOf(deal.partnerId) },
    units: unitsOf(lines),
    through: [...new Set(lines.map((line) => throughWords(line, nameOf)))].sort(),
  }));
}

const sellersOf = ({ partnerId, soldToId }: SoldLine) =>
  [partnerId, soldToId].filter((id) => id !== null);

const throughWords = (line: SoldLine, nameOf: (id: string) => string) =>
  line.kind === "direct" ? "Direct" : sellersOf(line).map(nameOf).join(", then ");

async function named(
  tx: ScopedTx,
  deal: RegisteredDeal,
  { tied, elsewhere }: Met<SoldLine>,
): Promise<DealOutcome> {
  const lines = [...tied.map(({ line }) => line), ...elsewhere];
  const productIds = [...lines, ...deal.lines].map(({ productId }) => productId);
  const products = await productsById(tx, productIds);
  const partners = await partnersById(tx, lines.flatMap(sellersOf));
  const files = await selectFiles(
    tx,
    lines.map(({ submissionId }) => submissionId),
  );
  const nameOf = (id: string) => partners.get(id)?.name ?? "A partner";
  const asShown = (line: SoldLine): OutcomeLine => ({
    ...{ factId: line.id, day: new Date(line.day), quantity: line.quantity },
    ...{ amountMinor: line.amountMinor, currency: line.currency, document: line.document },
    partNo: products.get(line.productId)?.partNo ?? "",
    productName: products.get(line.productId)?.name ?? "",
    authorisation: line.authorisation,
    through: throughWords(line, nameOf),
    source: {
      ...{ submissionId: line.submissionId, rowNo: line.rowNo },
      fileName: files.get(line.submissionId)?.fileName ?? "The file",
    },
  });
  const registered = new Map<string, number>();
  for (const { productId, quantity } of deal.lines) {
    registered.set(productId, (registered.get(productId) ?? 0) + quantity);
  }
  const bought = tied.map(({ line }) => line);
  const units = unitsBy(deal, { tied, elsewhere });
  const besides = bought.filter(({ productId }) => !registered.has(productId));
  return {
    ...{ from: new Date(deal.from), to: new Date(deal.to), wonOn: deal.wonOn },
    parts: [...registered].map(([productId, units]) => ({
      partNo: products.get(productId)?.partNo ?? "",
      registered: units,
      bought: unitsOf(bought.filter((line) => line.productId === productId)),
    })),
    otherUnits: unitsOf(besides),
    registeredUnits: unitsOf(deal.lines),
    ...units,
    instead: isInstead(units),
    tied: tied.map(({ line, ...how }) => ({ ...asShown(line), ...how })).sort(latest),
    elsewhere: elsewhere.map(asShown).sort(latest),
  };
}

const latest = (a: OutcomeLine, b: OutcomeLine) => b.day.getTime() - a.day.getTime();
