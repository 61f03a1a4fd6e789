import type { RegisteredDeal } from "#app/domain/deals/outcome/deal-outcome.ts";

/** A line that counts, as far as telling which deal it is of needs it. */
export type BooksLine = {
  id: string;
  kind: "sell_through" | "direct";
  /** As in a file, "2026-03-01". */
  day: string;
  productId: string;
  familyId: string;
  quantity: number;
  partnerId: string | null;
  soldToId: string | null;
  dealId: string | null;
  authorisation: string | null;
  /** The same word as a deal's; null where nobody is named. */
  customer: string | null;
};

/** What ties a line to a deal, the strongest first. */
export type Tie = "deal" | "special_price" | "product" | "family";

/** Through whom it reached the customer, seen from the deal's partner. */
export type Through = "partner" | "distributor" | "reseller";

export type Tied<L> = { line: L; tie: Tie; reach: Through | null };
export type Met<L> = { tied: Tied<L>[]; elsewhere: L[] };

/** Distributors of each reseller, by live links. */
export type Suppliers = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Which lines are of which deal, and which the deal's customer bought elsewhere. A line is of one deal at most: of the
 * one that it names; else of the oldest deal of the partner that sold it, for the same customer and within its days, that
 * still misses units: of that product first, then of its families. What a partner sells beyond is its ordinary business.
 */
export function meetDeals<L extends BooksLine>(
  deals: readonly RegisteredDeal[],
  lines: readonly L[],
  suppliers: Suppliers,
): Map<string, Met<L>> {
  const met = new Map(deals.map(({ id }): [string, Met<L>] => [id, { tied: [], elsewhere: [] }]));
  const taken = new Set<string>();
  const units = new UnitsTied();
  const tieTo = (deal: RegisteredDeal, line: L, tie: Tie) => {
    taken.add(line.id);
    units.add(deal, line);
    met.get(deal.id)?.tied.push({ line, tie, reach: throughOf(deal, line, suppliers) });
  };
  const ordered = [...lines].sort(byDay);
  const moves: [RegisteredDeal, L][] = [];
  for (const line of ordered) {
    for (const deal of deals) {
      const tie = namedBy(deal, line, suppliers);
      if (tie === null) continue;
      if (line.customer === null) moves.push([deal, line]);
      else tieTo(deal, line, tie);
      break;
    }
  }
  for (const tie of ["product", "family"] as const) {
    for (const line of ordered) {
      if (taken.has(line.id)) continue;
      const deal = deals.find(
        (each) => fitsBy(each, line, suppliers) === tie && units.areWanted(each, line, tie),
      );
      if (deal) tieTo(deal, line, tie);
    }
  }
  // A move to the deal's reseller tells of the sale only as long as nobody reported the sale itself.
  const unreported = moves.filter(([deal, { productId }]) => units.of(deal, productId) === 0);
  for (const [deal, line] of unreported) tieTo(deal, line, "deal");
  for (const deal of deals) {
    const others = ordered.filter(
      (line) => isElsewhere(deal, line, suppliers) && namedBy(deal, line, suppliers) === null,
    );
    met.get(deal.id)?.elsewhere.push(...others);
  }
  return met;
}

/** How much of each product is tied to each deal. */
class UnitsTied {
  private readonly tied = new Map<string, number>();

  add(deal: RegisteredDeal, { productId, quantity }: BooksLine) {
    for (const key of [deal.id, `${deal.id} ${productId}`]) {
      this.tied.set(key, (this.tied.get(key) ?? 0) + quantity);
    }
  }

  of = (deal: RegisteredDeal, productId: string) => this.tied.get(`${deal.id} ${productId}`) ?? 0;

  /** Whether the deal misses such units; what comes back is of the deal that has some. */
  areWanted(deal: RegisteredDeal, line: BooksLine, tie: "product" | "family"): boolean {
    const { productId } = line;
    if (line.quantity < 0) return this.of(deal, productId) > 0;
    if (tie === "family") return (this.tied.get(deal.id) ?? 0) < unitsOf(deal.lines);
    const registered = deal.lines.filter((each) => each.productId === productId);
    return this.of(deal, productId) < unitsOf(registered);
  }
}

/** Units less what came back. */
export const unitsOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Units bought under a deal and elsewhere, and those that it registered and nobody bought under it. */
export function unitsBy(
  deal: Pick<RegisteredDeal, "lines">,
  met: Met<Pick<BooksLine, "quantity">> | undefined,
) {
  const boughtUnits = unitsOf(met?.tied.map(({ line }) => line) ?? []);
  return {
    boughtUnits,
    elsewhereUnits: unitsOf(met?.elsewhere ?? []),
    missingUnits: Math.max(0, unitsOf(deal.lines) - boughtUnits),
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** On one day what was sold comes before what came back. */
const byDay = (a: BooksLine, b: BooksLine) =>
  order(a.day, b.day) || Number(a.quantity < 0) - Number(b.quantity < 0) || order(a.id, b.id);

/** Null where the deal's partner has no part in it. */
function throughOf(
  { partnerId }: RegisteredDeal,
  line: BooksLine,
  suppliers: Suppliers,
): Through | null {
  if (line.kind === "direct" || line.partnerId === null) return null;
  if (line.partnerId === partnerId || line.soldToId === partnerId) return "partner";
  // Its distributor names the customer and no reseller between them.
  if (line.soldToId === null && suppliers.get(partnerId)?.has(line.partnerId)) return "distributor";
  return suppliers.get(line.partnerId)?.has(partnerId) ? "reseller" : null;
}

const word = (text: string | null) => text?.trim().toUpperCase() || null;

function namedBy(deal: RegisteredDeal, line: BooksLine, suppliers: Suppliers): Tie | null {
  if (line.dealId !== null) return line.dealId === deal.id ? "deal" : null;
  const price = word(line.authorisation);
  if (price === null || (price !== word(deal.number) && price !== word(deal.reference)))
    return null;
  // References are numbered by everybody on their own.
  return throughOf(deal, line, suppliers) ? "special_price" : null;
}

const isWithin = ({ from, to, customer }: RegisteredDeal, line: BooksLine) =>
  line.customer === customer && line.day >= from && line.day <= to;

function fitsBy(deal: RegisteredDeal, line: BooksLine, suppliers: Suppliers): Tie | null {
  if (!isWithin(deal, line) || throughOf(deal, line, suppliers) === null) return null;
  if (line.dealId !== null) return null;
  if (deal.lines.some(({ productId }) => productId === line.productId)) return "product";
  return deal.lines.some(({ familyId }) => familyId === line.familyId) ? "family" : null;
}

const isElsewhere = (deal: RegisteredDeal, line: BooksLine, suppliers: Suppliers) =>
  isWithin(deal, line) &&
  deal.families.includes(line.familyId) &&
  throughOf(deal, line, suppliers) === null;
