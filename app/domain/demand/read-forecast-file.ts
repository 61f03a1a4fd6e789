import { partKey } from "#app/domain/catalog/product.ts";

import { type CsvRead, type CsvRow, decodeText, readCsv } from "./csv-text.ts";
import { type ForecastLine, type ForecastPart, MAX_QUANTITY } from "./forecast.ts";
import { type Columns, readColumns } from "./forecast-columns.ts";
import { HORIZON_MONTHS, type Month, monthsFrom, readMonth } from "./month.ts";
import { readFileQuantity } from "./quantity.ts";

export type RowError = { column: string; value: string; what: string };
export type FileRow = { rowNo: number; raw: string; errors: RowError[] };

export type ForecastFile =
  | { ok: false; words: string; header: string[] }
  | {
      ok: true;
      header: string[];
      unread: string[];
      rows: FileRow[];
      lines: ForecastLine[];
      /** What of them is for one customer. */
      named: ForecastPart[];
    };

type Ground = {
  /** The parts in scope by their key, those no longer sold included. */
  parts: ReadonlyMap<string, { id: string; partNo: string; active: boolean }>;
  first: Month;
  /** How a part that is not in scope is refused; it never tells whether the part exists. */
  unknownPart: string;
};

export const MAX_ROWS = 20_000;

/** Reads a forecast as a partner's own system writes it, and finds everything that is wrong with it at once. */
export function readForecastFile(bytes: Uint8Array, ground: Ground): ForecastFile {
  const text = decodeText(bytes);
  if (text === null) {
    return refuse("This is not a text file. Save the sheet as CSV and send that");
  }
  return readForecastRows(readCsv(text), ground);
}

/** The same for rows that were cut by somebody else, as those of a file that is no table. */
export function readForecastRows(table: CsvRead, ground: Ground): ForecastFile {
  if (!table.ok) return refuse(table.words);
  const [head, ...body] = table.rows;
  const header = head?.cells.map((name) => name.trim()) ?? [];
  const read = readColumns(header);
  if (!read.ok) return refuse(read.words, header);
  if (body.length === 0) return refuse("The file has a header and no rows", header);
  if (body.length > MAX_ROWS) {
    return refuse(`The file has ${body.length} rows. Send at most ${MAX_ROWS} at a time`, header);
  }
  const { columns } = read;
  const months = monthsFrom(ground.first, HORIZON_MONTHS);
  const reader = new RowReader(header, columns, months, ground);
  const rows = body.map((row) => reader.read(row));
  const lines = [...reader.lines.values()];
  if (lines.length === 0 && rows.every((row) => row.errors.length === 0)) {
    return refuse("The file states no quantity for any month", header);
  }
  return { ok: true, header, unread: columns.unread, rows, lines, named: reader.named };
}

const refuse = (words: string, header: string[] = []): ForecastFile => ({
  ok: false,
  words,
  header,
});

class RowReader {
  /** The figures of each part and month: what its rows add up to. */
  readonly lines = new Map<string, ForecastLine>();
  readonly named: ForecastPart[] = [];
  /** In which row a part, a month and a customer stand. */
  private readonly stated = new Map<string, number>();

  constructor(
    private readonly header: string[],
    private readonly columns: Columns,
    private readonly months: Month[],
    private readonly ground: Ground,
  ) {}

  read({ rowNo, cells, raw }: CsvRow): FileRow {
    const errors: RowError[] = [];
    const at = (place: number | null) => (place === null ? "" : (cells[place] ?? "").trim());
    const wrong = (place: number, what: string) =>
      errors.push({ column: this.header[place] ?? "", value: at(place), what });

    if (cells.slice(this.header.length).some((cell) => cell.trim() !== "")) {
      errors.push({
        column: "",
        value: "",
        what: `The row has ${cells.length} cells and the header ${this.header.length}`,
      });
    }
    const { bucket, semantics, part, customer, domain } = this.columns;
    if (bucket !== null && !/^(m|month|monthly)?$/i.test(at(bucket))) {
      wrong(bucket, `Bucket ${at(bucket)} is not taken. Forecasts are by month: M`);
    }
    if (semantics !== null && !/^(r|replace|replacement)?$/i.test(at(semantics))) {
      wrong(semantics, `${at(semantics)} is not taken. A forecast replaces the one before: R`);
    }
    const product = this.ground.parts.get(partKey(at(part)));
    if (!at(part)) wrong(part, "The part is missing");
    else if (!product) wrong(part, `Part ${at(part)} ${this.ground.unknownPart}`);
    else if (!product.active) wrong(part, `Part ${product.partNo} is no longer sold`);

    for (const { month, monthPlace, quantityPlace } of this.figures(at, wrong)) {
      const outside = month && this.outside(month);
      if (outside) wrong(monthPlace, outside);
      const read = readFileQuantity(at(quantityPlace));
      if (!at(quantityPlace)) wrong(quantityPlace, "The quantity is missing");
      else if (!read.ok) wrong(quantityPlace, read.words);
      else if (product?.active && month && !outside) {
        const line = { productId: product.id, month, quantity: read.quantity };
        const words = this.take(line, { name: at(customer), domain: at(domain) }, rowNo);
        if (words) wrong(part, `Part ${product.partNo} in ${month} ${words}`);
      }
    }
    return { rowNo, raw, errors };
  }

  /** Rows of one part and month add up where each is for another customer. Says what is wrong, if anything is. */
  private take(line: ForecastLine, customer: { name: string; domain: string }, rowNo: number) {
    const key = `${line.productId} ${line.month}`;
    const stated = `${key} ${customer.name.toLowerCase()} ${customer.domain.toLowerCase()}`;
    const before = this.stated.get(stated);
    const whom = customer.name && ` for ${customer.name}`;
    if (before) return `${whom ? `${whom.trim()} ` : ""}is already in row ${before}`;
    const quantity = (this.lines.get(key)?.quantity ?? 0) + line.quantity;
    if (quantity > MAX_QUANTITY) return "adds up to more than anybody sells";
    this.stated.set(stated, rowNo);
    this.lines.set(key, { ...line, quantity });
    if (customer.name) {
      const { name, domain } = customer;
      this.named.push({ ...line, customer: { name, ...(domain && { domain }) } });
    }
    return null;
  }

  private figures(at: (place: number) => string, wrong: (place: number, what: string) => void) {
    const { shape } = this.columns;
    if (shape.kind === "wide") {
      // An empty cell states nothing.
      return shape.months
        .filter(({ place }) => at(place) !== "")
        .map(({ place, month }) => ({ month, monthPlace: place, quantityPlace: place }));
    }
    const text = at(shape.month);
    const month = readMonth(text);
    if (!text) wrong(shape.month, "The month is missing");
    else if (month === null) {
      wrong(shape.month, `${text} is not a month. Write it as ${this.months[0]}`);
    } else if (month === "not-its-first-day") {
      wrong(shape.month, `${text} is not the first day of a month`);
    }
    const known = month === "not-its-first-day" ? null : month;
    return [{ month: known, monthPlace: shape.month, quantityPlace: shape.quantity }];
  }

  private outside(month: Month): string | null {
    const [first = "", last = first] = [this.months[0], this.months.at(-1)];
    if (month < first) return `${month} is over. Forecasts begin with ${first}`;
    if (month > last) return `${month} is too far ahead. Forecasts reach to ${last}`;
    return null;
  }
}
