import { KEY_GAP, keyOfReporter, keyWord, type Reporter } from "#app/domain/revenue/sales-line.ts";
import type { ByteText } from "#app/platform/tables/byte-text.ts";

import { RepeatFilter } from "./repeat-filter.ts";
import { escaped, NULL } from "./staged-text.ts";

/** A part as it stands in keys, and its key and id as they are written of sales and of returns. */
export type Part = { id: string; key: string; sale: Uint8Array; return: Uint8Array };
/** Quantity, price and amount as they are written. */
export type Money = { text: Uint8Array; negative: boolean; micros: bigint };
export type LineNo = { text: string; key: string; written: Uint8Array; writtenKey: Uint8Array };
/** A text as it is and as it is written. */
export type Written = { text: string; written: Uint8Array };
/** The row that spells a customer out, and whether something about its words is odd. */
export type Party = { row: string; odd: boolean; written: Uint8Array };

export type SaleCells = {
  part: Part;
  day: Written;
  money: Money;
  other: Written;
  document: string;
  branch: string;
  lineNo: LineNo;
  party: Party;
  /** Fingerprint and words, in the row that spells them out. */
  words?: string;
  references?: string;
  warnings?: string;
};

const PLAIN = /^[0-9A-Z.#/-]*$/;
const NO_WORDS = `${NULL}\t${NULL}`;
const NO_REFERENCES = `${NULL}\t${NULL}\t${NULL}`;

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

export const writtenPart = (id: string, key: string): Part => ({
  id,
  key,
  sale: bytesOf(`${KEY_GAP}${key}+\t${id}\t`),
  return: bytesOf(`${KEY_GAP}${key}-\t${id}\t`),
});
/** A cell that others follow. */
export const written = (text: string): Written => ({ text, written: bytesOf(`${text}\t`) });
export const writtenMoney = (text: string, negative: boolean, micros: bigint): Money => ({
  ...{ text: bytesOf(text), negative, micros },
});
export const writtenParty = (row: string, odd: boolean): Party => ({
  ...{ row, odd, written: bytesOf(`${row}\t`) },
});
export function writtenLineNo(text: string): LineNo {
  const plain = PLAIN.test(text);
  const key = plain ? text : escaped(keyWord(text));
  const cell = plain ? text : escaped(text);
  return { text, key, written: bytesOf(`${cell}\t`), writtenKey: bytesOf(key) };
}
export const nobody = writtenParty(NULL, false);

const NOTHING_ELSE = bytesOf(`${NO_WORDS}\t${NO_REFERENCES}\n`);

/** Writes good rows of sales as COPY takes them. */
export class SaleText {
  /** Which rows may say something of a line that another said something of. */
  readonly repeats = new RepeatFilter();
  private readonly reporterKey: string;
  private readonly untold: Uint8Array;
  private readonly from: Uint8Array;
  private branch: string | null = null;
  private document: string | null = null;
  private documentKey: Uint8Array = new Uint8Array(0);
  private documentText: Uint8Array = new Uint8Array(0);

  constructor(
    reporter: Reporter,
    /** What every row begins with: its vendor and its submission. */
    from: string,
  ) {
    this.from = bytesOf(from);
    this.reporterKey = keyOfReporter(reporter) + KEY_GAP;
    this.untold = bytesOf(`\t${NULL}\t${NULL}\t${NULL}\t${this.reporterKey}`);
  }

  row(rowNo: number, row: SaleCells, out: ByteText) {
    const { part, money, lineNo } = row;
    this.enter(row.branch, row.document);
    this.repeats.see(lineNo.key, part.key, money.negative ? "-\t" : "+\t", rowNo);
    out.add(this.from);
    out.number(rowNo);
    if (row.warnings === undefined) out.add(this.untold);
    else out.text(`\t${NULL}\t${row.warnings}\t${NULL}\t${this.reporterKey}`);
    out.add(this.documentKey);
    out.add(lineNo.writtenKey);
    out.add(money.negative ? part.return : part.sale);
    out.add(row.day.written);
    out.add(money.text);
    out.add(this.documentText);
    out.add(lineNo.written);
    out.add(row.other.written);
    out.add(row.party.written);
    if (row.words === undefined && row.references === undefined) out.add(NOTHING_ELSE);
    else out.text(`${row.words ?? NO_WORDS}\t${row.references ?? NO_REFERENCES}\n`);
  }

  /** Rows of one document follow each other. */
  private enter(branch: string, document: string) {
    if (this.document === document && this.branch === branch) return;
    this.branch = branch;
    this.document = document;
    const key = `${escaped(keyWord(branch))}${KEY_GAP}${escaped(keyWord(document))}${KEY_GAP}`;
    this.documentKey = bytesOf(key);
    this.documentText = bytesOf(`\t${escaped(branch)}\t${escaped(document)}\t`);
    this.repeats.enter(key);
  }
}
