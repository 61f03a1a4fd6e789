import type { FactKind } from "#app/platform/db/generated/enums.ts";

export type { FactKind };

/** One live line of what was invoiced or reported, as far as the ledger needs to know it. */
export type Fact = {
  id: string;
  kind: FactKind;
  /** Who bought (sell-in), who reported (sell-through), whose stock it is (adjustments); null when the vendor sold itself. */
  partnerId: string | null;
  soldToId: string | null;
  partyId: string | null;
  productId: string;
  /** As in a file, "2026-03-01": it sorts as it stands. */
  day: string;
  /** Base units; negative for a return, and for stock that was lost. */
  quantity: number;
  amountMinor: bigint;
  currency: string;
  /** The line of which this one is the echo; an echo counts nothing. */
  shadowOfId: string | null;
};

/** A sale from one partner's stock to another's, with no end customer named. */
export const isMove = ({
  kind,
  soldToId,
  partyId,
}: Pick<Fact, "kind" | "soldToId" | "partyId">): boolean =>
  kind === "sell_through" && soldToId !== null && partyId === null;

// On one day goods arrive before they move on, move on before they are sold, are sold before they come back, and
// stock is counted when the day is over.
function rankWithinDay(fact: Fact): number {
  if (fact.kind === "stock_adjustment") return 5;
  if (fact.kind === "price_adjustment" || fact.quantity === 0) return 6;
  if (fact.kind === "sell_in") return fact.quantity < 0 ? 4 : 0;
  if (fact.quantity < 0) return 3;
  return isMove(fact) ? 1 : 2;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The one order in which facts are worked through, whatever order they were reported in. */
export const inTimeOrder = (a: Fact, b: Fact): number =>
  order(a.day, b.day) || rankWithinDay(a) - rankWithinDay(b) || order(a.id, b.id);
