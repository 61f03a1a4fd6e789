import type { PartyWords } from "#app/domain/customers/party.schema.ts";

import { isoDay } from "./calendar.ts";
import { partnerOf } from "./partners.ts";
import type { Sale, Shipment } from "./sale.ts";
import { spelling } from "./spellings.ts";

/** How one company's system writes its files. */
export type Layout<Row> = {
  delimiter: ";" | ",";
  encoding: "utf8" | "latin1";
  header: readonly string[];
  cells: (row: Row) => readonly string[];
};

/** A partner's stock of a part at a location on a day. */
export type Stock = {
  location: string;
  day: Date;
  partNo: string;
  onHand: number;
  committed: number;
  onOrder: number;
};

const dotted = (day: Date) => isoDay(day).split("-").reverse().join(".");
const compact = (partNo: string) => partNo.replace("-", "");
const point = (cents: number) => (cents / 100).toFixed(2);
const comma = (cents: number) => point(cents).replace(".", ",");

const nobody: PartyWords = { name: "" };
const buyerOf = ({ customer, reporter, habit }: Sale): PartyWords =>
  customer === null ? nobody : spelling(customer, reporter ?? "", habit);
const nameOf = (code: string | null) => (code === null ? "" : partnerOf(code).name);
const words = (header: string) => header.split("|");

const own: Record<string, Layout<Sale>> = {
  NORVIK: {
    delimiter: ";",
    encoding: "utf8",
    header: words(
      "Invoice No|Invoice Line|Invoice Date|Part Number|Qty|Unit Price|Currency|Reseller|End Customer|Postcode|City|Country",
    ),
    cells: (sale) => {
      const { name, postcode, city, country } = buyerOf(sale);
      return [
        sale.document,
        String(sale.lineNo),
        dotted(sale.day),
        compact(sale.partNo),
        String(sale.quantity),
        comma(sale.unitCents),
        "EUR",
        nameOf(sale.reseller),
        name,
        postcode ?? "",
        city ?? "",
        country ?? "",
      ];
    },
  },
  CORDELL: {
    delimiter: ",",
    encoding: "utf8",
    header: words(
      "Document Number|Line|Document Date|Item|Quantity Sold|Unit Resale Price|Curr|Dealer|End User Name|Domain|Country Code",
    ),
    cells: (sale) => {
      const { name, domain, country } = buyerOf(sale);
      return [
        sale.document,
        String(sale.lineNo),
        isoDay(sale.day),
        sale.partNo,
        String(sale.quantity),
        point(sale.unitCents),
        "EUR",
        sale.reseller ?? "",
        name,
        domain ?? "",
        country ?? "",
      ];
    },
  },
  FERRUM: {
    delimiter: ";",
    encoding: "latin1",
    header: words(
      "Rechnungsnummer|Position|Rechnungsdatum|Artikelnummer|Menge|Einzelpreis|Währung|Kunde|Website|PLZ|Ort|Land|UID",
    ),
    cells: (sale) => {
      const { name, domain, postcode, city, country, vat } = buyerOf(sale);
      return [
        sale.document,
        String(sale.lineNo),
        dotted(sale.day),
        sale.partNo,
        String(sale.quantity),
        comma(sale.unitCents),
        "EUR",
        name,
        domain ?? "",
        postcode ?? "",
        city ?? "",
        country ?? "",
        vat ?? "",
      ];
    },
  },
  SUNDGAARD: {
    delimiter: ";",
    encoding: "utf8",
    header: words("Invoice|Pos|Date|SKU|Units|Price|Customer Name|Postal Code|Town|Country"),
    cells: (sale) => {
      const { name, postcode, city, country } = buyerOf(sale);
      return [
        sale.document,
        String(sale.lineNo),
        isoDay(sale.day),
        compact(sale.partNo),
        String(sale.quantity),
        point(sale.unitCents),
        name,
        postcode ?? "",
        city ?? "",
        country ?? "",
      ];
    },
  },
  BLUEPEAK: {
    delimiter: ",",
    encoding: "utf8",
    header: words(
      "Invoice Number|Line No|Invoice Date|MPN|Qty|Net Unit Price|Currency|Customer|Website|Postcode|City|Country",
    ),
    cells: (sale) => {
      const { name, domain, postcode, city, country } = buyerOf(sale);
      return [
        sale.document,
        String(sale.lineNo),
        isoDay(sale.day),
        sale.partNo,
        String(sale.quantity),
        point(sale.unitCents),
        "EUR",
        name,
        domain ?? "",
        postcode ?? "",
        city ?? "",
        country ?? "",
      ];
    },
  },
};

const like = (partner: string, header?: string): Layout<Sale> => {
  const layout = own[partner];
  if (!layout) throw new Error(`${partner} has no layout of its own`);
  return { ...layout, ...(header && { header: words(header) }) };
};

/** The sales-out files of those who report, by partner code. */
export const salesLayouts: Record<string, Layout<Sale>> = {
  ...own,
  TREVANO: like("CORDELL"),
  SHANNON: like("CORDELL"),
  OAKHAM: like(
    "CORDELL",
    "Invoice|Line No|Invoice Day|MPN|Qty Sold|Unit Sell Price|Currency|Dealer|End User|Website|Country",
  ),
  ALCORA: like("NORVIK"),
  WISLAR: like(
    "NORVIK",
    "Document No|Pos|Date|Item No|Quantity|Resale Price|Currency|Reseller|End Customer|ZIP|City|Country",
  ),
  BREITHORN: like("NORVIK"),
  LOMBARDI: like("BLUEPEAK"),
  GRANADOS: like("SUNDGAARD"),
  KOVAL: like("SUNDGAARD"),
};

/** The vendor's own invoices, as its accounting exports them. */
export const sellInLayout: Layout<Shipment> = {
  delimiter: ";",
  encoding: "utf8",
  header: words(
    "Document No|Line No|Document Date|Partner Code|Part No|Quantity|Unit Net Price|Currency",
  ),
  cells: ({ document, lineNo, day, buyer, partNo, quantity, unitCents }) => [
    document,
    String(lineNo),
    isoDay(day),
    buyer,
    partNo,
    String(quantity),
    point(unitCents),
    "EUR",
  ],
};

export const directLayout: Layout<Sale> = {
  delimiter: ";",
  encoding: "utf8",
  header: words(
    "Invoice No|Line No|Invoice Date|Customer Name|Customer Domain|VAT Number|City|Country|Part No|Quantity|Unit Net Price|Currency",
  ),
  cells: (sale) => {
    const { name, domain, vat, city, country } = buyerOf(sale);
    return [
      sale.document,
      String(sale.lineNo),
      isoDay(sale.day),
      name,
      domain ?? "",
      vat ?? "",
      city ?? "",
      country ?? "",
      sale.partNo,
      String(sale.quantity),
      point(sale.unitCents),
      "EUR",
    ];
  },
};

const stockCells = ({ location, day, partNo, onHand, committed, onOrder }: Stock) => [
  location,
  isoDay(day),
  partNo,
  String(onHand),
  String(committed),
  String(onOrder),
];

export const stockLayouts: Record<string, Layout<Stock>> = {
  NORVIK: {
    delimiter: ";",
    encoding: "utf8",
    header: words("Warehouse|As Of|Part Number|On Hand|Committed|On Order"),
    cells: stockCells,
  },
  CORDELL: {
    delimiter: ",",
    encoding: "utf8",
    header: words("Location ID|Stock Date|Item|QOH|Allocated|Open Orders"),
    cells: stockCells,
  },
  TREVANO: {
    delimiter: ";",
    encoding: "utf8",
    header: words("Lager|Report Date|Part No|Qty On Hand|Reserved|On Order"),
    cells: stockCells,
  },
};

export const plainStock: Layout<Stock> = {
  delimiter: ",",
  encoding: "utf8",
  header: words("Location|Date|SKU|Stock|Reserved|On Order"),
  cells: stockCells,
};

/** The bytes of a file; `more` are rows as somebody typed them. */
export function written<Row>(
  { delimiter, encoding, header, cells }: Layout<Row>,
  rows: readonly Row[],
  more: readonly (readonly string[])[] = [],
): Buffer {
  const line = (row: readonly string[]) =>
    row.map((cell) => quoted(cell, delimiter)).join(delimiter);
  const text = [header, ...rows.map(cells), ...more].map(line).join("\r\n");
  return Buffer.from(`${text}\r\n`, encoding);
}

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
