import { BrokenTable } from "./table.ts";

export const LONGEST_ROW = 100_000;
export const MOST_CELLS = 2_000;
/** A sheet that was saved to its last row has about a million of them. */
const MOST_BLANK_ROWS = 1_100_000;

/** Counts rows as a spreadsheet does, and says of which one something is wrong. */
export class BrokenRows {
  rowNo = 0;
  private blanks = 0;

  count(): number {
    this.rowNo += 1;
    return this.rowNo;
  }

  uncount() {
    this.rowNo -= 1;
  }

  filled() {
    this.blanks = 0;
  }

  blank() {
    this.blanks += 1;
    if (this.blanks > MOST_BLANK_ROWS) throw this.tooBlank();
  }

  tooLong() {
    return new BrokenTable(`Row ${this.rowNo + 1} has more than 100,000 characters`);
  }

  tooWide() {
    return new BrokenTable(
      `Row ${this.rowNo} has more than 2,000 cells. Send only the columns of the report`,
    );
  }

  private tooBlank() {
    const last = this.rowNo - this.blanks;
    return new BrokenTable(
      `After row ${last} come more than a million blank rows. Delete them and send the file again`,
    );
  }

  unclosed() {
    return new BrokenTable(
      `Row ${this.rowNo + 1} does not end: a quotation mark in it is opened and never closed`,
    );
  }

  astray() {
    return new BrokenTable(
      `Row ${this.rowNo + 1} cannot be told from those below it: a quotation mark in it is opened and closed in the middle of a cell further down`,
    );
  }
}
