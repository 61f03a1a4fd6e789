import type { PartyWords } from "#app/domain/customers/party.schema.ts";

/** One line of what was invoiced or reported sold, checked and ready to become a fact. */
export type SalesLine = {
  rowNo: number;
  productId: string;
  day: Date;
  /** Base units; negative for a return. */
  quantity: number;
  /** Millionths of the currency's major unit. */
  unitMicros: bigint;
  amountMinor: bigint;
  currency: string;
  branch: string;
  document: string;
  lineNo: string;
  /** Sell-in: the partner that bought. */
  buyerId?: string;
  /** Sell-through: the reseller a distributor sold to. */
  soldToId?: string;
  /** The end customer as written. */
  party?: PartyWords;
};

export type SalesKind = "pos" | "sell_in" | "direct";

export type SalesSubmission = {
  submissionId: string;
  /** Who reports; null for the vendor's own invoices. */
  partnerId: string | null;
  kind: SalesKind;
};

/** What became of a line. A clash is a second, different line with the same key in the same file. */
export type RowOutcome =
  | { rowNo: number; verdict: "taken" | "same" }
  | { rowNo: number; verdict: "refused"; clashesWith: number };

export const factKinds = { pos: "sell_through", sell_in: "sell_in", direct: "direct" } as const;

type Keyed = Pick<SalesLine, "branch" | "document" | "lineNo" | "productId" | "quantity">;

/** Reporter, branch, document, line, part and sign: the same line reported again has the same key. */
export function lineKey({ partnerId, kind }: Omit<SalesSubmission, "submissionId">, line: Keyed) {
  const written = [line.branch, line.document, line.lineNo].map((word) =>
    word.trim().replace(/\s+/g, " ").toUpperCase(),
  );
  const sign = line.quantity < 0 ? "-" : "+";
  return JSON.stringify([partnerId ?? "vendor", kind, ...written, line.productId, sign]);
}
