import { fingerprint } from "#app/domain/customers/resolve.ts";
import { keyOfId, type Reporter, type SalesLine } from "#app/domain/revenue/sales-line.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { saleChecker } from "./check-file.ts";
import type { PartyField, SaleField } from "./columns.ts";
import { Remembered, RememberedCells } from "./remembered.ts";
import type { RepeatFilter } from "./repeat-filter.ts";
import type { RowContext } from "./row-context.ts";
import { type Money, type Part, SaleText } from "./sale-text.ts";
import { errorsText, escaped, listText, NULL, refusedText } from "./staged-text.ts";
import { countsPieces } from "./units.ts";

const MOST_PRICES = 4_000;
const MOST_QUANTITIES = 100;

type Party = { row: string; odd: boolean };

const partyFields: PartyField[] = [
  ...(["customer", "domain", "duns", "vat", "street", "postcode", "city", "country"] as const),
];
const referenceFields = ["deal", "authorisation", "serials"] as const;
const nobody: Party = { row: NULL, odd: false };

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
  private readonly days = new Remembered<string>();
  /** By what else says how much something is, then by the quantity. */
  private readonly money = new Remembered<Remembered<Money>>(MOST_PRICES);
  private readonly currencies = new Remembered<true>();
  private readonly others = new Remembered<string>();
  /** The row that spells out a customer's words, by the cells, and whether something about them is odd. */
  private readonly parties: RememberedCells<Party>;
  private readonly partyColumns: ReadonlySet<string>;
  private readonly at: Readonly<Record<Place, number>>;
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
  }

  text(row: TableRow): string {
    return this.remembered(row) ?? this.checked(row);
  }

  private remembered({ rowNo, cells, wrong }: TableRow): string | null {
    const { header, kind, prices } = this.context;
    if (wrong || cells.length > header.cells.length) return null;
    const { at } = this;
    const part = this.parts.get(cells[at.part] ?? "");
    if (!part) return null;
    const day = this.days.get(cells[at.day] ?? "");
    const money = this.money.get(this.priceCells(cells))?.get(cells[at.quantity] ?? "");
    const other = this.others.get(cells[at.partner] ?? "");
    if (!day || !money || other === undefined) return null;
    if (!this.currencies.get(cells[at.currency] ?? "")) return null;
    if (this.unitAt !== undefined && !countsPieces(cells[this.unitAt] ?? "")) return null;
    for (const place of this.references) if ((cells[place] ?? "").trim() !== "") return null;
    if (this.compares && prices.off(part.id, day, money.micros, false)) return null;
    const known = kind === "sell_in" ? nobody : this.parties.get(cells);
    if (!known || known.odd) return null;
    const party = known.row;
    if (kind === "pos" && other === NULL && party === NULL) return null;
    const document = (cells[at.document] ?? "").trim();
    if (document === "" || document.length > 300) return null;
    const branch = (cells[at.branch] ?? "").trim();
    const { negative } = money;
    const lineNo =
      (cells[at.lineNo] ?? "").trim() ||
      this.checker.nthLine({ branch, document, productId: part.id, quantity: negative ? -1 : 1 });
    return this.written.row(rowNo, { part, day, money, other, document, branch, lineNo, party });
  }

  private checked(row: TableRow): string {
    const checked = this.checker.check(row);
    const { rowNo, line, errors } = checked;
    if (!line) return refusedText("sale", this.from, checked);
    const cells = checked.cells ?? row.cells;
    const part = { id: line.productId, key: keyOfId(line.productId) };
    const { at } = this;
    this.parts.learn(cells[at.part] ?? "", part);
    const day = line.day.toISOString().slice(0, 10);
    this.days.learn(cells[at.day] ?? "", day);
    const text = `${line.quantity}\t${line.unitMicros}\t${line.amountMinor}`;
    const money = { text, negative: line.quantity < 0, micros: line.unitMicros };
    this.learnMoney(cells, money);
    this.currencies.learn(cells[at.currency] ?? "", true);
    const other = line.buyerId ?? line.soldToId ?? NULL;
    this.others.learn(cells[at.partner] ?? "", other);
    const { document, branch, lineNo } = line;
    const { party, words } = this.partyOf(
      line,
      cells,
      errors.some(({ column }) => this.partyColumns.has(column)),
    );
    const references = referencesText(line);
    return this.written.row(rowNo, {
      ...{ part, day, money, other, document, branch, lineNo, party, words },
      references,
      ...(errors.length > 0 && { warnings: errorsText(errors) }),
    });
  }

  private partyOf(
    line: SalesLine,
    cells: readonly string[],
    odd: boolean,
  ): { party: string; words?: string } {
    if (!line.party) {
      this.parties.learn(cells, { row: NULL, odd });
      return { party: NULL };
    }
    const known = this.parties.get(cells);
    if (known !== undefined) return { party: known.row };
    const party = String(line.rowNo);
    this.parties.learn(cells, { row: party, odd });
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
type Place = (typeof places)[number];

/** Where the cells of a row stand; -1 where it has none. */
const placesIn = (at: Partial<Record<SaleField, number>>) =>
  Object.fromEntries(places.map((field) => [field, at[field] ?? -1])) as Record<Place, number>;
