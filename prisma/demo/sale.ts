/** One line of what a partner sold, or the vendor itself; the partner's file and the checks are made from it. */
export type Sale = {
  /** Who reports it; null for the vendor's own invoice to an end customer. */
  reporter: string | null;
  day: Date;
  document: string;
  lineNo: number;
  partNo: string;
  /** Negative for a return. */
  quantity: number;
  unitCents: number;
  /** The reseller a distributor sold to. */
  reseller: string | null;
  /** The end customer's key; null where a distributor sold into a reseller's stock. */
  customer: string | null;
  /** Written as people there are used to, not as the company is called. */
  habit: boolean;
  /** Sold without ever having been shipped, on purpose. */
  uncovered?: true;
  /** The reseller's own report of a line that its distributor reports, too. */
  echo?: true;
};

/** What the vendor invoiced to a partner. */
export type Shipment = {
  buyer: string;
  day: Date;
  document: string;
  lineNo: number;
  partNo: string;
  /** Negative for what was sent back. */
  quantity: number;
  unitCents: number;
};
