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
