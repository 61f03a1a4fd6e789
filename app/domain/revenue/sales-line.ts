import type { CompanyWords } from "#app/domain/customers/party.schema.ts";

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
  party?: CompanyWords;
  /** The deal registration that the line names. */
  dealId?: string;
  /** The special price under which it was sold: a ship-and-debit authorisation or contract. Of an adjustment, its reason. */
  authorisation?: string;
  serials?: string[];
};

export type SalesKind = "pos" | "sell_in" | "direct" | AdjustmentKind;
/** What changes units or their worth at a partner, and is no sale. */
export type AdjustmentKind = "stock_adjustment" | "price_adjustment";
export const isAdjustment = (kind: string): kind is AdjustmentKind =>
  kind === "stock_adjustment" || kind === "price_adjustment";
/** Lines that name the partner they are about where others name who was sold to. */
export const namesHolder = (kind: SalesKind): boolean => kind === "sell_in" || isAdjustment(kind);

export type Reporter = {
  /** Who reports; null for the vendor's own invoices. */
  partnerId: string | null;
  kind: SalesKind;
};

export type SalesSubmission = Reporter & { submissionId: string };

export const factKinds = {
  pos: "sell_through",
  sell_in: "sell_in",
  direct: "direct",
  stock_adjustment: "stock_adjustment",
  price_adjustment: "price_adjustment",
} as const;

type Keyed = Pick<SalesLine, "branch" | "document" | "lineNo" | "productId" | "quantity">;

/** Reporter, branch, document, line, part and sign: the same line reported again has the same key. */
export const lineKey = (reporter: Reporter, line: Keyed): string =>
  [
    keyOfReporter(reporter),
    keyWord(line.branch),
    keyWord(line.document),
    keyWord(line.lineNo),
    keyOfId(line.productId) + (line.quantity < 0 ? "-" : "+"),
  ].join(KEY_GAP);

// Keys begin with what the lines of one file share and go on in the order of its documents, so that each of a file's
// lines has its place in the index beside the one before.
export const KEY_GAP = "\u001f";

const kindLetters = {
  ...{ pos: "p", sell_in: "s", direct: "d" },
  ...{ stock_adjustment: "k", price_adjustment: "c" },
} as const;

export const keyOfReporter = ({ partnerId, kind }: Reporter): string =>
  (partnerId === null ? "" : keyOfId(partnerId)) + kindLetters[kind];

export const keyWord = (word: string): string => word.trim().replace(/\s+/g, " ").toUpperCase();

/** An id in as few letters as it takes. */
export const keyOfId = (id: string): string =>
  Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
