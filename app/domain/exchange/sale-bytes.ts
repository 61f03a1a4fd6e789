import { type ByteRow, ScannedCells } from "#app/platform/tables/byte-row.ts";
import { RememberedBytes } from "#app/platform/tables/remembered-bytes.ts";

import {
  type LineNo,
  type Money,
  nobody,
  type Part,
  type Party,
  type SaleCells,
  type Written,
  writtenLineNo,
} from "./sale-text.ts";

const MOST_AMOUNTS = 50_000;
const SHORT = 3;
const NO_LINE = writtenLineNo("");

/** Where the cells of a row stand; -1 where it has none. */
export type SalePlaces = Readonly<
  Record<
    | ("part" | "day" | "quantity" | "unitPrice" | "currency" | "partner" | "document")
    | ("branch" | "lineNo" | "type" | "unit"),
    number
  >
>;

/** The day of a line in a currency that is taken, and the partner it was sold to. */
type Setting = { day: Written; other: Written };
/** What the cells of a row stand for. */
export type FoundCells = Omit<SaleCells, "words" | "references" | "warnings">;

type Learnt = Partial<Pick<FoundCells, "part" | "money" | "party" | "branch">> & {
  setting?: Setting;
};

/** Finds what the cells of a row were read as before without making them text. */
export class SaleBytes {
  private readonly cells = new ScannedCells();
  private readonly parts: RememberedBytes<Part>;
  private readonly settings: RememberedBytes<Setting>;
  private readonly money: RememberedBytes<Money>;
  private readonly parties: RememberedBytes<Party> | null;
  private readonly branches: RememberedBytes<string>;
  private readonly lineNos: RememberedBytes<LineNo>;
  private document = "";
  /** The bytes it was read from. */
  private seen: Uint8Array = new Uint8Array(0);
  private seenFrom = 0;
  private seenTo = 0;

  constructor(
    private readonly at: SalePlaces,
    /** Where the customer's words stand; nowhere in rows that name none. */
    partyPlaces: readonly number[] | null,
    /** Where a row says what it refers to: each is read. */
    private readonly references: readonly number[],
    private readonly width: number,
  ) {
    this.parts = new RememberedBytes([at.part]);
    this.settings = new RememberedBytes([at.day, at.currency, at.partner]);
    this.money = new RememberedBytes([at.quantity, at.unitPrice, at.type, at.unit], MOST_AMOUNTS);
    this.parties = partyPlaces && new RememberedBytes(partyPlaces);
    this.branches = new RememberedBytes([at.branch]);
    this.lineNos = new RememberedBytes([at.lineNo]);
  }

  /** Null where anything in the row is new. */
  find(row: ByteRow): FoundCells | null {
    const { cells } = this;
    if (!row.scan(cells) || cells.count > this.width) return null;
    const part = this.parts.get(cells);
    if (part === undefined) return null;
    const setting = this.settings.get(cells);
    if (setting === undefined) return null;
    const money = this.money.get(cells);
    if (money === undefined) return null;
    const party = this.parties ? this.parties.get(cells) : nobody;
    if (party === undefined) return null;
    for (const place of this.references) if (this.isFilled(place)) return null;
    const branch = this.branches.get(cells);
    if (branch === undefined) return null;
    const { day, other } = setting;
    const document = this.documentOf();
    return { part, day, other, money, party, document, branch, lineNo: this.line() };
  }

  /** Keeps what was found out about the cells of a row that is good. */
  learn(row: ByteRow, { part, setting, money, party, branch }: Learnt) {
    const { cells } = this;
    if (!row.scan(cells) || cells.count > this.width) return;
    if (part) this.parts.learn(cells, part);
    if (setting) this.settings.learn(cells, setting);
    if (money) this.money.learn(cells, money);
    if (party) this.parties?.learn(cells, party);
    if (branch !== undefined) this.branches.learn(cells, branch);
  }

  private isFilled(place: number): boolean {
    const { count, from, to } = this.cells;
    return place < count && from[place] !== to[place];
  }

  private text(place: number): string {
    const { bytes, count, from, to, ascii } = this.cells;
    if (place < 0 || place >= count) return "";
    const buffer = bytes as Buffer;
    const text = ascii
      ? buffer.toString("latin1", from[place], to[place])
      : buffer.toString("utf8", from[place], to[place]);
    return text.trim();
  }

  /** Rows of one document follow each other. */
  private documentOf(): string {
    const { bytes, count, from, to } = this.cells;
    const place = this.at.document;
    if (place < 0 || place >= count) return "";
    const start = from[place] as number;
    const end = to[place] as number;
    if (!this.isSeen(bytes, start, end)) {
      this.document = this.text(place);
      this.seen = bytes;
      this.seenFrom = start;
      this.seenTo = end;
    }
    return this.document;
  }

  private isSeen(bytes: Uint8Array, start: number, end: number): boolean {
    const { seen, seenFrom } = this;
    const length = end - start;
    if (this.seenTo - seenFrom !== length) return false;
    // Numbers that follow each other differ at their end.
    for (let step = length - 1; step >= 0; step -= 1) {
      if (seen[seenFrom + step] !== bytes[start + step]) return false;
    }
    return true;
  }

  private line(): LineNo {
    const { cells } = this;
    const place = this.at.lineNo;
    if (!(place >= 0 && place < cells.count)) return NO_LINE;
    const length = (cells.to[place] as number) - (cells.from[place] as number);
    if (length > SHORT) return writtenLineNo(this.text(place));
    const known = this.lineNos.get(cells);
    if (known !== undefined) return known;
    const lineNo = writtenLineNo(this.text(place));
    this.lineNos.learn(cells, lineNo);
    return lineNo;
  }
}
