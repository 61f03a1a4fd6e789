import { fingerprint } from "#app/domain/customers/resolve.ts";
import {
  KEY_GAP,
  keyOfId,
  keyOfReporter,
  keyWord,
  type Reporter,
  type SalesLine,
} from "#app/domain/revenue/sales-line.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { saleChecker } from "./check-file.ts";
import type { PartyField, SaleField } from "./columns.ts";
import type { RowContext } from "./row-context.ts";
import { escaped, NULL, refusedText } from "./staged-text.ts";

const MOST_REMEMBERED = 20_000;

/** What cells were read as before. Forgotten whole when there is too much of it, so that memory has an end. */
class Remembered<Value> extends Map<string, Value> {
  learn(text: string, value: Value) {
    if (this.size >= MOST_REMEMBERED) this.clear();
    this.set(text, value);
  }
}

type Part = { id: string; key: string };
type Money = { text: string; negative: boolean };
type Written = { raw: string; text: string; key: string };

const partyFields: PartyField[] = [
  ...(["customer", "domain", "duns", "vat", "street", "postcode", "city", "country"] as const),
];

/**
 * Writes rows of sales as staging takes them. The rules read each cell once: one that was good before is good again,
 * so most rows are put together from what is remembered, and only a row with something new in it is checked.
 */
export class SaleStager {
  private readonly checker;
  private readonly parts = new Remembered<Part>();
  private readonly days = new Remembered<string>();
  private readonly money = new Remembered<Money>();
  private readonly currencies = new Remembered<true>();
  private readonly others = new Remembered<string>();
  /** The row that spells out a customer's words, by the cells. */
  private readonly parties = new Remembered<string>();
  private document: Written = { raw: "", text: "", key: "" };
  private branch: Written = { raw: "", text: "", key: "" };
  private readonly reporterKey: string;

  constructor(
    private readonly context: RowContext,
    private readonly reporter: Reporter,
    /** What every row begins with: its vendor and its submission. */
    private readonly from: string,
  ) {
    this.checker = saleChecker(context);
    this.reporterKey = keyOfReporter(reporter);
  }

  text(row: TableRow): string {
    return this.remembered(row) ?? this.checked(row);
  }

  private remembered({ rowNo, cells, wrong }: TableRow): string | null {
    const { header, kind } = this.context;
    if (wrong || cells.length > header.cells.length) return null;
    const part = this.parts.get(this.cell(cells, "part"));
    const day = this.days.get(this.cell(cells, "day"));
    const money = this.money.get(
      `${this.cell(cells, "quantity")}\t${this.cell(cells, "unitPrice")}`,
    );
    const other = this.others.get(this.cell(cells, "partner"));
    if (!part || !day || !money || other === undefined) return null;
    if (!this.currencies.has(this.cell(cells, "currency"))) return null;
    const party = kind === "sell_in" ? NULL : this.parties.get(this.partyCells(cells));
    if (party === undefined || (kind === "pos" && other === NULL && party === NULL)) return null;
    const document = this.cell(cells, "document").trim();
    if (document === "" || document.length > 300) return null;
    const branch = this.cell(cells, "branch").trim();
    const { negative } = money;
    const lineNo =
      this.cell(cells, "lineNo").trim() ||
      this.checker.nthLine({ branch, document, productId: part.id, quantity: negative ? -1 : 1 });
    return this.write(rowNo, { part, day, money, other, document, branch, lineNo, party });
  }

  private checked(row: TableRow): string {
    const { rowNo, raw, line, errors } = this.checker.check(row);
    if (!line) return refusedText("sale", this.from, { rowNo, raw, errors });
    const { cells } = row;
    const part = { id: line.productId, key: keyOfId(line.productId) };
    this.parts.learn(this.cell(cells, "part"), part);
    const day = line.day.toISOString().slice(0, 10);
    this.days.learn(this.cell(cells, "day"), day);
    const text = `${line.quantity}\t${line.unitMicros}\t${line.amountMinor}`;
    const money = { text, negative: line.quantity < 0 };
    this.money.learn(`${this.cell(cells, "quantity")}\t${this.cell(cells, "unitPrice")}`, money);
    this.currencies.learn(this.cell(cells, "currency"), true);
    const other = line.buyerId ?? line.soldToId ?? NULL;
    this.others.learn(this.cell(cells, "partner"), other);
    const { document, branch, lineNo } = line;
    const { party, words } = this.partyOf(line, cells);
    return this.write(rowNo, { part, day, money, other, document, branch, lineNo, party, words });
  }

  private partyOf(line: SalesLine, cells: readonly string[]): { party: string; words?: string } {
    const key = this.partyCells(cells);
    if (!line.party) {
      this.parties.learn(key, NULL);
      return { party: NULL };
    }
    const known = this.parties.get(key);
    if (known !== undefined) return { party: known };
    const party = String(line.rowNo);
    this.parties.learn(key, party);
    const print = fingerprint(this.reporter.partnerId, line.party);
    return { party, words: `${print}\t${escaped(JSON.stringify(line.party))}` };
  }

  private write(rowNo: number, row: Parts): string {
    const { part, day, money, other, party, words } = row;
    const document = this.written("document", row.document);
    const branch = this.written("branch", row.branch);
    const sign = money.negative ? "-" : "+";
    const lineNo = escaped(row.lineNo);
    const key =
      this.reporterKey +
      KEY_GAP +
      branch.key +
      KEY_GAP +
      document.key +
      KEY_GAP +
      escaped(keyWord(row.lineNo)) +
      KEY_GAP +
      part.key +
      sign;
    return `${this.from}${rowNo}\t${NULL}\t${NULL}\t${NULL}\t${key}\t${part.id}\t${day}\t${money.text}\t${branch.text}\t${document.text}\t${lineNo}\t${other}\t${party}\t${words ?? `${NULL}\t${NULL}`}\n`;
  }

  /** Rows of one document follow each other. */
  private written(field: "document" | "branch", raw: string): Written {
    const last = this[field];
    if (last.raw === raw) return last;
    const next = { raw, text: escaped(raw), key: escaped(keyWord(raw)) };
    this[field] = next;
    return next;
  }

  private cell(cells: readonly string[], field: SaleField): string {
    const place = this.context.header.at[field];
    return place === undefined ? "" : (cells[place] ?? "");
  }

  private partyCells(cells: readonly string[]): string {
    const { at } = this.context.header;
    let text = "";
    for (const field of partyFields) {
      const place = at[field];
      text += place === undefined ? "\t" : `${cells[place] ?? ""}\t`;
    }
    return text;
  }
}

type Parts = {
  part: Part;
  day: string;
  money: Money;
  other: string;
  document: string;
  branch: string;
  lineNo: string;
  party: string;
  /** Fingerprint and words, in the row that spells them out. */
  words?: string;
};
