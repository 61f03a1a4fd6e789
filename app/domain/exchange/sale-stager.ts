import { fingerprint } from "#app/domain/customers/resolve.ts";
import { keyOfId, type Reporter, type SalesLine } from "#app/domain/revenue/sales-line.ts";
import { ByteRow } from "#app/platform/tables/byte-row.ts";
import type { ByteText } from "#app/platform/tables/byte-text.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { saleChecker } from "./check-file.ts";
import { isShortened } from "./check-sale.ts";
import type { PartyField, SaleField } from "./columns.ts";
import { Remembered, RememberedCells } from "./remembered.ts";
import type { RepeatFilter } from "./repeat-filter.ts";
import type { RowContext } from "./row-context.ts";
import { type FoundCells, SaleBytes, type SalePlaces } from "./sale-bytes.ts";
import {
  type LineNo,
  type Money,
  nobody,
  type Part,
  type Party,
  SaleText,
  type Written,
  written,
  writtenLineNo,
  writtenMoney,
  writtenPart,
  writtenParty,
} from "./sale-text.ts";
import { errorsText, escaped, listText, NULL, refusedText } from "./staged-text.ts";
import { countsPieces } from "./units.ts";

const MOST_PRICES = 4_000;
const MOST_QUANTITIES = 100;
const LONGEST_CELL = 300;

const partyFields: PartyField[] = [
  ...(["customer", "domain", "duns", "lei", "vat", "phone"] as const),
  ...(["street", "postcode", "city", "country"] as const),
];
const referenceFields = ["deal", "authorisation", "serials"] as const;

const referencesText = ({ dealId, authorisation, serials }: SalesLine): string =>
  `${dealId ?? NULL}\t${authorisation === undefined ? NULL : escaped(authorisation)}\t${serials ? listText(serials) : NULL}`;

/**
 * Writes rows of sales as staging takes them. The rules read each cell once: one that was good before is good again,
 * so most rows are put together from what is remembered, and only a row with something new in it is checked.
 */
export class SaleStager {
  /** Which rows may say something of a line that another said something of. */
  readonly repeats: RepeatFilter;
  private readonly checker;
  private readonly written: SaleText;
  private readonly parts = new Remembered<Part>();
  private readonly days = new Remembered<Written>();
  /** By what else says how much something is, then by the quantity. */
  private readonly money = new Remembered<Remembered<Money>>(MOST_PRICES);
  private readonly currencies = new Remembered<true>();
  private readonly others = new Remembered<Written>();
  private readonly lineNos = new Remembered<LineNo>();
  /** The row that spells out a customer's words, by the cells, and whether something about them is odd. */
  private readonly parties: RememberedCells<Party>;
  private readonly partyColumns: ReadonlySet<string>;
  private readonly at: SalePlaces;
  /** The same by bytes, for rows that have them. */
  private readonly bytes: SaleBytes;
  /** Where the line says what it refers to. */
  private readonly references: readonly number[];
  private readonly compares: boolean;
  private readonly unitAt: number | undefined;

  constructor(
    private readonly context: RowContext,
    private readonly reporter: Reporter,
    /** What every row begins with: its vendor and its submission. */
    private readonly from: string,
  ) {
    this.checker = saleChecker(context);
    this.written = new SaleText(reporter, from);
    this.repeats = this.written.repeats;
    const { header, prices, kind } = context;
    const columns = partyFields.flatMap((field) => header.at[field] ?? []);
    this.parties = new RememberedCells(columns);
    this.partyColumns = new Set(columns.map((place) => (header.cells[place] ?? "").trim()));
    this.at = placesIn(header.at);
    this.references = referenceFields.flatMap((field) => header.at[field] ?? []);
    // How many are in a pack is known of a part, not of a unit.
    this.unitAt = header.at.unit;
    this.compares = prices.tolerance !== null && kind !== "sell_in";
    const partyPlaces = kind === "sell_in" ? null : columns;
    this.bytes = new SaleBytes(this.at, partyPlaces, this.references, header.cells.length);
  }

  write(row: TableRow, out: ByteText) {
    if (!(row instanceof ByteRow)) {
      if (!this.writeRemembered(row, out)) this.writeChecked(row, out);
    } else if (!this.writeFound(row, out)) {
      if (!this.writeRemembered(row, out)) this.writeChecked(row, out);
      this.learnBytes(row);
    }
  }

  /** False where its cells were not all seen before. */
  private writeFound(row: ByteRow, out: ByteText): boolean {
    const found = this.bytes.find(row);
    if (found === null) return false;
    const { part, money, day } = found;
    if (this.compares && this.context.prices.off(part.id, day.text, money.micros, false))
      return false;
    return this.writeLine(row.rowNo, found, out);
  }

  /** False where nobody bought, or nothing says in which document. */
  private writeLine(rowNo: number, line: FoundCells, out: ByteText): boolean {
    const { part, money, other, party, document, branch } = line;
    if (party.odd) return false;
    if (this.context.kind === "pos" && other.text === NULL && party.row === NULL) return false;
    if (document === "" || document.length > LONGEST_CELL || isShortened(document)) return false;
    if (line.lineNo.text === "") {
      const quantity = money.negative ? -1 : 1;
      line.lineNo = this.lineNo(
        this.checker.nthLine({ branch, document, productId: part.id, quantity }),
      );
    }
    this.written.row(rowNo, line, out);
    return true;
  }

  private writeRemembered({ rowNo, cells, wrong }: TableRow, out: ByteText): boolean {
    const { header, kind, prices } = this.context;
    if (wrong || cells.length > header.cells.length) return false;
    const { at } = this;
    const part = this.parts.get(cells[at.part] ?? "");
    const day = this.days.get(cells[at.day] ?? "");
    const money = this.money.get(this.priceCells(cells))?.get(cells[at.quantity] ?? "");
    const other = this.others.get(cells[at.partner] ?? "");
    if (!part || !day || !money || !other) return false;
    if (!this.currencies.get(cells[at.currency] ?? "")) return false;
    if (this.unitAt !== undefined && !countsPieces(cells[this.unitAt] ?? "")) return false;
    for (const place of this.references) if ((cells[place] ?? "").trim() !== "") return false;
    if (this.compares && prices.off(part.id, day.text, money.micros, false)) return false;
    const party = kind === "sell_in" ? nobody : this.parties.get(cells);
    if (!party) return false;
    const text = (place: number) => (cells[place] ?? "").trim();
    const lineNo = this.lineNo(text(at.lineNo));
    const [document, branch] = [text(at.document), text(at.branch)];
    const line = { part, day, money, other, document, branch, lineNo, party };
    return this.writeLine(rowNo, line, out);
  }

  private lineNo(text: string): LineNo {
    const known = this.lineNos.get(text);
    if (known) return known;
    const lineNo = writtenLineNo(text);
    this.lineNos.learn(text, lineNo);
    return lineNo;
  }

  /** What is known of its cells by now is known of their bytes. */
  private learnBytes(row: ByteRow) {
    const { at } = this;
    const { cells } = row;
    const day = this.days.get(cells[at.day] ?? "");
    const other = this.others.get(cells[at.partner] ?? "");
    const taken = this.currencies.get(cells[at.currency] ?? "");
    const counts = this.unitAt === undefined || countsPieces(cells[this.unitAt] ?? "");
    this.bytes.learn(row, {
      part: this.parts.get(cells[at.part] ?? ""),
      ...(taken && day && other && { setting: { day, other } }),
      ...(counts && {
        money: this.money.get(this.priceCells(cells))?.get(cells[at.quantity] ?? ""),
      }),
      party: this.parties.get(cells),
      branch: (cells[at.branch] ?? "").trim(),
    });
  }

  private writeChecked(row: TableRow, out: ByteText) {
    const checked = this.checker.check(row);
    const { rowNo, line, errors } = checked;
    if (!line) return out.text(refusedText("sale", this.from, checked));
    const cells = checked.cells ?? row.cells;
    const { at } = this;
    const part = writtenPart(line.productId, keyOfId(line.productId));
    this.parts.learn(cells[at.part] ?? "", part);
    const day = written(line.day.toISOString().slice(0, 10));
    this.days.learn(cells[at.day] ?? "", day);
    const text = `${line.quantity}\t${line.unitMicros}\t${line.amountMinor}`;
    const money = writtenMoney(text, line.quantity < 0, line.unitMicros);
    this.learnMoney(cells, money);
    this.currencies.learn(cells[at.currency] ?? "", true);
    const other = written(line.buyerId ?? line.soldToId ?? NULL);
    this.others.learn(cells[at.partner] ?? "", other);
    const { document, branch } = line;
    const lineNo = this.lineNo(line.lineNo);
    const odd = errors.some(({ column }) => this.partyColumns.has(column));
    const { party, words } = this.partyOf(line, cells, odd);
    const references = referencesText(line);
    const warnings = errors.length > 0 ? errorsText(errors) : undefined;
    const sale = { part, day, money, other, document, branch, lineNo, party };
    this.written.row(rowNo, { ...sale, words, references, warnings }, out);
  }

  private partyOf(
    line: SalesLine,
    cells: readonly string[],
    odd: boolean,
  ): { party: Party; words?: string } {
    if (!line.party) {
      this.parties.learn(cells, writtenParty(NULL, odd));
      return { party: nobody };
    }
    const known = this.parties.get(cells);
    if (known !== undefined) return { party: known };
    const party = writtenParty(String(line.rowNo), odd);
    this.parties.learn(cells, party);
    const print = fingerprint(this.reporter.partnerId, line.party);
    return { party, words: `${print}\t${escaped(JSON.stringify(line.party))}` };
  }

  /** What says what each costs. */
  private priceCells(cells: readonly string[]): string {
    const { unitPrice, type, unit } = this.at;
    const price = cells[unitPrice] ?? "";
    return type < 0 && unit < 0 ? price : `${price}\t${cells[type] ?? ""}\t${cells[unit] ?? ""}`;
  }

  private learnMoney(cells: readonly string[], money: Money) {
    const price = this.priceCells(cells);
    const known = this.money.get(price) ?? new Remembered<Money>(MOST_QUANTITIES);
    known.learn(cells[this.at.quantity] ?? "", money);
    this.money.learn(price, known);
  }
}

const places = [
  ...(["part", "day", "quantity", "unitPrice", "currency", "partner", "document"] as const),
  ...(["branch", "lineNo", "type", "unit"] as const),
];

/** Where the cells of a row stand; -1 where it has none. */
const placesIn = (at: Partial<Record<SaleField, number>>) =>
  Object.fromEntries(places.map((field) => [field, at[field] ?? -1])) as SalePlaces;
