import { KEY_GAP, keyOfReporter, keyWord, type Reporter } from "#app/domain/revenue/sales-line.ts";

import { RepeatFilter } from "./repeat-filter.ts";
import { escaped, NULL } from "./staged-text.ts";

export type Part = { id: string; key: string };
/** Quantity, price and amount as they are written. */
export type Money = { text: string; negative: boolean; micros: bigint };

export type SaleCells = {
  part: Part;
  day: string;
  money: Money;
  other: string;
  document: string;
  branch: string;
  lineNo: string;
  /** The row that spells the customer out. */
  party: string;
  /** Fingerprint and words, in the row that spells them out. */
  words?: string;
  references?: string;
  warnings?: string;
};

const PLAIN = /^[0-9A-Z.#/-]*$/;
const NO_WORDS = `${NULL}\t${NULL}`;
const NO_REFERENCES = `${NULL}\t${NULL}\t${NULL}`;

/** Writes good rows of sales as COPY takes them. */
export class SaleText {
  /** Which rows may say something of a line that another said something of. */
  readonly repeats = new RepeatFilter();
  private readonly reporterKey: string;
  private readonly untold: string;
  private branch: string | null = null;
  private document: string | null = null;
  private documentKey = "";
  private documentText = "";

  constructor(
    reporter: Reporter,
    /** What every row begins with: its vendor and its submission. */
    private readonly from: string,
  ) {
    this.reporterKey = keyOfReporter(reporter) + KEY_GAP;
    this.untold = `\t${NULL}\t${NULL}\t${NULL}\t${this.reporterKey}`;
  }

  row(rowNo: number, row: SaleCells): string {
    const { part, day, money, other, party, words, references, warnings } = row;
    this.enter(row.branch, row.document);
    const plain = PLAIN.test(row.lineNo);
    const lineNo = plain ? row.lineNo : escaped(row.lineNo);
    const lineKey = plain ? row.lineNo : escaped(keyWord(row.lineNo));
    const sign = money.negative ? "-\t" : "+\t";
    this.repeats.see(lineKey, part.key, sign, rowNo);
    const told =
      warnings === undefined ? this.untold : `\t${NULL}\t${warnings}\t${NULL}\t${this.reporterKey}`;
    const key = this.documentKey + lineKey + KEY_GAP + part.key + sign;
    const line = `${part.id}\t${day}\t${money.text}${this.documentText}${lineNo}\t${other}\t${party}\t`;
    return `${this.from}${rowNo}${told}${key}${line}${words ?? NO_WORDS}\t${references ?? NO_REFERENCES}\n`;
  }

  /** Rows of one document follow each other. */
  private enter(branch: string, document: string) {
    if (this.document === document && this.branch === branch) return;
    this.branch = branch;
    this.document = document;
    this.documentKey = `${escaped(keyWord(branch))}${KEY_GAP}${escaped(keyWord(document))}${KEY_GAP}`;
    this.documentText = `\t${escaped(branch)}\t${escaped(document)}\t`;
    this.repeats.enter(this.documentKey);
  }
}
