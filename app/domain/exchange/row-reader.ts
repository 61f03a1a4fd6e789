import { type Product, partKey } from "#app/domain/catalog/product.ts";
import { type CellProblem, type Read, readDay, readMicros } from "#app/platform/tables/cell.ts";
import { currencyMark, meansCurrency } from "#app/platform/tables/cell-number.ts";
import { type ColumnConventions, conventionsAt } from "#app/platform/tables/conventions.ts";
import type { Field } from "./columns.ts";
import { nearestPart } from "./nearest-part.ts";
import type { RowContext } from "./row-context.ts";
import type { RowError } from "./submission.ts";

const LONGEST_CELL = 300;
const EARLIEST = Date.UTC(2000, 0, 1);

type Reader<T> = (text: string, name: string, conventions: ColumnConventions) => Read<T>;

/** Reads the cells of one row and keeps everything that is wrong with them, not only the first. */
export class RowReader {
  readonly errors: RowError[] = [];
  /** What is odd about a row that is taken. */
  readonly warnings: RowError[] = [];

  constructor(
    private readonly context: RowContext,
    private readonly cells: readonly string[],
  ) {
    const { header } = context;
    const beyond = cells.slice(header.cells.length).filter((cell) => cell.trim() !== "");
    if (beyond.length > 0) {
      this.errors.push({
        column: "",
        value: beyond[0] ?? "",
        what: `The row has ${cells.length} cells, the header ${header.cells.length}`,
        hint: "Put quotation marks around a cell that holds the separator",
      });
    }
  }

  text(field: Field): string {
    const place = this.context.header.at[field];
    return place === undefined ? "" : (this.cells[place] ?? "").trim();
  }

  /** The cell's text; an error when there is none. */
  required(field: Field): string | undefined {
    const text = this.text(field);
    if (text !== "") return this.short(field, text);
    this.refuse(field, { what: `${this.label(field)} is missing` });
    return undefined;
  }

  optional(field: Field): string | undefined {
    const text = this.text(field);
    return text === "" ? undefined : this.short(field, text);
  }

  parse<T>(field: Field, text: string, read: Reader<T>) {
    const { header, conventions } = this.context;
    const result = read(text, this.label(field), conventionsAt(conventions, header.at[field] ?? 0));
    if (result.ok) return result.value;
    this.refuse(field, result);
    return undefined;
  }

  /** In millionths. What is written in another currency is not taken for an amount of this one. */
  money(field: Field, text: string, currency: string): bigint | undefined {
    const mark = currencyMark(text);
    if (mark === null || meansCurrency(mark, currency.toUpperCase())) {
      return this.parse(field, text, readMicros);
    }
    const what = `${this.label(field)} is in another currency`;
    this.refuse(field, { what, hint: `Write it in ${currency}` });
    return undefined;
  }

  day(field: Field): Date | undefined {
    const text = this.required(field);
    const day = text === undefined ? undefined : this.parse(field, text, readDay);
    if (!day) return undefined;
    if (day > this.context.today) {
      this.refuse(field, { what: `${this.label(field)} is in the future` });
      return undefined;
    }
    const { closedThrough } = this.context;
    if (closedThrough && day <= closedThrough) {
      this.refuse(field, {
        what: `${this.label(field)} is in a closed period`,
        hint: `The books are closed through ${closedThrough.toISOString().slice(0, 10)}`,
      });
      return undefined;
    }
    if (day.getTime() < EARLIEST) {
      this.refuse(field, { what: `${this.label(field)} is before 2000`, hint: "Check the year" });
      return undefined;
    }
    return day;
  }

  product(field: Field): Product | undefined {
    const text = this.required(field);
    if (text === undefined) return undefined;
    const { products, vendorName } = this.context;
    const product = products.get(partKey(text));
    if (product) return product;
    const near = nearestPart(text, products);
    this.refuse(field, {
      what: `${this.label(field)} not known`,
      hint: near
        ? `The nearest is ${near.partNo}, ${near.name}`
        : `Use ${vendorName}’s own part number`,
    });
    return undefined;
  }

  refuse(field: Field, problem: CellProblem) {
    this.errors.push(this.about(field, problem));
  }

  warn(field: Field, problem: CellProblem) {
    this.warnings.push({ ...this.about(field, problem), warning: true });
  }

  private about(field: Field, { what, hint }: CellProblem): RowError {
    const place = this.context.header.at[field];
    const column = place === undefined ? this.label(field) : this.context.header.cells[place];
    return {
      column: (column ?? "").trim(),
      value: this.text(field).slice(0, LONGEST_CELL),
      what,
      ...(hint !== undefined && { hint }),
    };
  }

  label(field: Field): string {
    return this.context.labels.get(field) ?? field;
  }

  private short(field: Field, text: string): string | undefined {
    if (text.length <= LONGEST_CELL) return text;
    this.refuse(field, { what: `${this.label(field)} has more than ${LONGEST_CELL} characters` });
    return undefined;
  }
}
