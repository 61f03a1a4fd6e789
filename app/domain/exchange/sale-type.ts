import { noSales, returns, sales } from "./x12/codes.ts";

/** What a type of transaction means for a row of sales. */
export type SaleType = { is: "sale" | "return" } | { is: "no sale"; name: string };

const words = (text: string) => text.split(", ");

const saleWords = words(
  "SALE, SALES, S, RESALE, SELL THROUGH, SELL OUT, INVOICE, INV, SHIPMENT, SHIP AND DEBIT, DROP SHIP, DROP SHIPMENT, " +
    "STOCK SALE, CONTRACT SALE, VERKAUF, RECHNUNG, SALG, VENTE",
);
const returnWords = words(
  "RETURN, RETURNS, R, RET, RMA, CREDIT, CREDIT NOTE, CREDIT MEMO, CN, CM, CUSTOMER RETURN, RETURN FROM CUSTOMER, " +
    "RETOURE, GUTSCHRIFT, RETUR, KREDITNOTA, RETOUR, AVOIR",
);
/** The words for transfers that X12 has codes for. */
const noSaleWords: Record<string, string> = {
  "PRICE ADJUSTMENT": "PA",
  "PRICE PROTECTION": "PA",
  "STOCK ROTATION": "RV",
  ROTATION: "RV",
  "RETURN TO VENDOR": "RV",
  RTV: "RV",
  "VENDOR RETURN": "RV",
  RECEIPT: "RC",
  "RECEIVED FROM VENDOR": "RC",
  "INTERBRANCH TRANSFER": "IB",
  INTERBRANCH: "IB",
  TRANSFER: "IB",
  "STOCK TRANSFER": "IB",
  "INVENTORY ADJUSTMENT": "IA",
  "STOCKING ADJUSTMENT": "SA",
  "STOCK ADJUSTMENT": "SA",
  SCRAP: "SC",
  SAMPLE: "SM",
  SAMPLES: "SM",
  LOAN: "BM",
  DEMO: "BM",
  REPAIR: "BL",
};

const known = new Map<string, SaleType>();
for (const word of [...saleWords, ...sales]) known.set(word, { is: "sale" });
for (const word of [...returnWords, ...returns]) known.set(word, { is: "return" });
for (const [code, name] of Object.entries(noSales)) known.set(code, { is: "no sale", name });
for (const [word, code] of Object.entries(noSaleWords)) {
  known.set(word, { is: "no sale", name: noSales[code] ?? word });
}

/** A type of transaction by its X12 code (data element 521) or in words; null where it is neither. */
export const saleTypeOf = (text: string): SaleType | null =>
  known.get(
    text
      .trim()
      .toUpperCase()
      .replace(/[\s_/-]+/g, " ")
      .replace(/&/g, "AND"),
  ) ?? null;
