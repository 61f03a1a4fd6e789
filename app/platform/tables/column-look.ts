import { currencyMark } from "./cell-number.ts";
import type { ColumnConventions, ConventionFinding, DateOrder } from "./conventions.ts";

type Seen = { rowNo: number; cell: string };
type Sign =
  | ("dmy" | "mdy" | "either" | "serial")
  | ("," | "." | "thousand" | "currency" | "negative");
type Own = Partial<ColumnConventions>;
type Settled = { own: Own; findings: ConventionFinding[] };

/** Days whose writing says how it is read. */
const PLAIN_DAY = /^\d{4}(-|\/|年|년)/;
const DAY = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[ T])/;
const SERIAL = /^[2-7]\d{4}(\.\d+)?$/;
const NUMBER = /^[-+−–(]?\s*[^\d\s.,()]{0,3}\s?\d[\d.,\s\u00a0\u202f']*[^\d.,(]{0,5}\)?-?$/;
const LONGEST = 40;

/** What the cells of one column say about how its numbers and days are written. */
export class ColumnLook {
  private filled = 0;
  private readonly counts = { days: 0, numbers: 0, serials: 0 };
  private readonly seen: Partial<Record<Sign, Seen>> = {};
  private readonly span = { dmy: newSpan(), mdy: newSpan() };

  constructor(readonly column: number) {}

  see(text: string, rowNo: number) {
    if (text === "") return;
    const cell = text.trim();
    if (cell === "") return;
    this.filled += 1;
    if (cell.length > LONGEST) return;
    const first = cell.charCodeAt(0);
    // Words are most of a file and say nothing.
    if (first > 57 && first < 0xa0 && cell.charCodeAt(cell.length - 1) > 57) return;
    const day = DAY.exec(cell);
    if (day) this.seeDay(day, rowNo);
    else if (PLAIN_DAY.test(cell)) this.counts.days += 1;
    else if (NUMBER.test(cell)) this.seeNumber(cell, rowNo);
  }

  /** A question that cells further down may answer. */
  isOpen(): boolean {
    const { seen } = this;
    return (
      (this.isDays() && !!seen.either && !seen.dmy && !seen.mdy) ||
      (this.isNumbers() && !!seen.thousand && !seen[","] && !seen["."])
    );
  }

  decimal(): "," | "." | null {
    const { seen } = this;
    if (!this.isNumbers() || !!seen[","] === !!seen["."]) return null;
    return seen[","] ? "," : ".";
  }

  order(): "dmy" | "mdy" | null {
    const { seen } = this;
    if (!this.isDays() || !!seen.dmy === !!seen.mdy) return null;
    return seen.dmy ? "dmy" : "mdy";
  }

  settle(file: ColumnConventions): Settled {
    if (this.isDays()) return this.settleDays(file);
    return this.isNumbers() ? this.settleNumbers(file) : { own: {}, findings: [] };
  }

  private isDays = () => this.counts.days > this.filled / 2;
  private isNumbers = () => this.counts.numbers > this.filled / 2;

  private seeDay({ input, 1: one, 2: sign, 3: two, 4: year }: RegExpExecArray, rowNo: number) {
    this.counts.days += 1;
    // 26-03-04 may begin with its year.
    if (sign === "-" && year?.length === 2) return;
    const [first, second] = [Number(one), Number(two)];
    if (first > 12 && second <= 12) this.keep("dmy", rowNo, input);
    else if (second > 12 && first <= 12) this.keep("mdy", rowNo, input);
    // With points it is the day that stands first.
    else if (first !== second && sign !== ".") this.keep("either", rowNo, input);
    const months = Number(year) * 372;
    widen(this.span.dmy, months + second * 31 + first);
    widen(this.span.mdy, months + first * 31 + second);
  }

  private seeNumber(cell: string, rowNo: number) {
    this.counts.numbers += 1;
    if (SERIAL.test(cell)) {
      this.counts.serials += 1;
      this.keep("serial", rowNo, cell);
    }
    if (/^[-−–+(]|[-)]$/.test(cell)) this.keep("negative", rowNo, cell);
    if (currencyMark(cell) !== null) this.keep("currency", rowNo, cell);
    const digits = cell.replace(/[^\d.,]/g, "");
    const points = digits.split(".").length - 1;
    const commas = digits.split(",").length - 1;
    if (points + commas === 0) return;
    if (points > 0 && commas > 0) {
      this.keep(digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",", rowNo, cell);
    } else if (points + commas > 1) {
      this.keep(points > 0 ? "," : ".", rowNo, cell);
    } else {
      const sign = points > 0 ? "." : ",";
      if (/^(?!0[.,])\d{1,3}[.,]\d{3}$/.test(digits)) this.keep("thousand", rowNo, cell);
      else this.keep(sign, rowNo, cell);
    }
  }

  /** The first of its kind, copied: a part of a text would hold on to the whole of it. */
  private keep(sign: Sign, rowNo: number, cell: string) {
    this.seen[sign] ??= { rowNo, cell: Buffer.from(cell).toString() };
  }

  private settleDays(file: ColumnConventions): Settled {
    const { dmy, mdy, either } = this.seen;
    if (dmy && mdy)
      return { own: { dates: "ymd" }, findings: [this.found("dates", "both", later(dmy, mdy))] };
    const certain = dmy ?? mdy;
    if (certain) return this.ordered(dmy ? "dmy" : "mdy", certain, true, file);
    if (!either) return { own: {}, findings: [] };
    if (file.dates !== "ymd") return this.ordered(file.dates, either, false, file);
    const [asDmy, asMdy] = [length(this.span.dmy), length(this.span.mdy)];
    // A report is about some days or weeks, so its days lie close to each other in the right reading.
    if (asDmy * 4 < asMdy) return this.ordered("dmy", either, false, file);
    if (asMdy * 4 < asDmy) return this.ordered("mdy", either, false, file);
    return { own: {}, findings: [this.found("dates", "open", either)] };
  }

  private ordered(
    order: DateOrder,
    seen: Seen,
    certain: boolean,
    file: ColumnConventions,
  ): Settled {
    const own: Own = order === file.dates ? {} : { dates: order };
    return { own, findings: [this.found("dates", order, seen, certain)] };
  }

  private settleNumbers(file: ColumnConventions): Settled {
    const { thousand, currency, negative, serial } = this.seen;
    const findings: ConventionFinding[] = [];
    if (currency)
      findings.push(this.found("currency", currencyMark(currency.cell) ?? "", currency, true));
    if (negative && !/^-/.test(negative.cell))
      findings.push(this.found("negative", negative.cell, negative, true));
    const own: Own = {};
    const { ",": comma, ".": point } = this.seen;
    if (comma && point) {
      own.decimal = null;
      findings.push(this.found("decimal", "both", later(comma, point)));
    } else if (comma ?? point) {
      const is = comma ? "," : ".";
      if (is !== file.decimal) own.decimal = is;
      findings.push(this.found("decimal", is, (comma ?? point) as Seen, true));
    } else if (thousand) {
      findings.push(this.found("decimal", file.decimal ?? "open", thousand));
    }
    // Only a header can say whether 46085 is a day; it is read as one where a day is wanted.
    if (serial && this.counts.serials === this.counts.numbers) own.dates = "excel";
    return { own, findings };
  }

  private found(
    what: ConventionFinding["what"],
    is: string,
    { rowNo, cell }: Seen,
    certain = false,
  ) {
    return { column: this.column, what, is, certain, rowNo, cell };
  }
}

type Span = { from: number; to: number };
const newSpan = (): Span => ({ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY });
const length = ({ from, to }: Span) => Math.max(0, to - from) + 1;
const later = (one: Seen, two: Seen) => (one.rowNo > two.rowNo ? one : two);

function widen(span: Span, day: number) {
  if (day < span.from) span.from = day;
  if (day > span.to) span.to = day;
}
