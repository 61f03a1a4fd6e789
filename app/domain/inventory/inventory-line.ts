/** One line of an inventory report, checked and ready to be kept. */
export type InventoryLine = {
  rowNo: number;
  productId: string;
  location: string;
  asOf: Date;
  onHand: number;
  available: number | null;
  committed: number | null;
  onOrder: number | null;
  inTransit: number | null;
  backordered: number | null;
};

/** A clash is a second, different line for the same location, day and product in the same file. */
export type InventoryOutcome =
  | { rowNo: number; verdict: "taken" | "same" }
  | { rowNo: number; verdict: "refused"; clashesWith: number };

export const quantities = [
  "onHand",
  "available",
  "committed",
  "onOrder",
  "inTransit",
  "backordered",
] as const;

/** What there can be one live line of. The location is compared as it is written. */
export const stockKey = (line: Pick<InventoryLine, "location" | "asOf" | "productId">): string =>
  JSON.stringify([line.location, line.asOf.toISOString().slice(0, 10), line.productId]);

export const sameStock = (a: Omit<InventoryLine, "rowNo">, b: Omit<InventoryLine, "rowNo">) =>
  quantities.every((quantity) => a[quantity] === b[quantity]);
