import { visible } from "./control-signs.ts";

/** Where in a file something is wrong: control numbers as the file gives them, the segment counted over the file. */
export type Place = {
  interchange: string | null;
  group: string | null;
  transaction: string | null;
  /** From 1; 0 where the file as a whole is meant. */
  segment: number;
  /** In bytes from the beginning of the file. */
  at: number;
};

/**
 * What a fault means for what it is found in. `refused`: nothing of the file can be relied upon; `row`: the line it
 * belongs to is refused; `noted`: harmless, and said.
 */
export type Weight = "refused" | "row" | "noted";

/** The codes in which a 997 and a TA1 say the same. */
export type AckCodes = {
  interchange?: string;
  group?: string;
  set?: string;
  /** AK304, with the segment's number within its transaction set. */
  segment?: { code: string; no: number; id: string };
  /** AK403. */
  element?: string;
};

export type Fault = {
  where: Place;
  /** Such as "QTY03"; the segment's id where all of it is meant. */
  element: string;
  value: string;
  what: string;
  hint?: string;
  weight: Weight;
  codes?: AckCodes;
};

/** A file that cannot be read as X12 to its end. Its message is a sentence for the sender. */
export class BrokenX12 extends Error {
  constructor(
    message: string,
    readonly at = 0,
  ) {
    super(message);
  }
}

const KEPT = 500;
const LONGEST_VALUE = 80;

/** Faults of one file: the first of each weight are kept, all are counted. */
export class Faults {
  readonly kept: Fault[] = [];
  private readonly counts: Record<Weight, number> = { refused: 0, row: 0, noted: 0 };

  add(fault: Fault): Fault {
    this.counts[fault.weight] += 1;
    const short = { ...fault, value: visible(fault.value).slice(0, LONGEST_VALUE) };
    if (this.counts[fault.weight] <= KEPT) this.kept.push(short);
    return short;
  }

  count(weight: Weight): number {
    return this.counts[weight];
  }

  of(weight: Weight): Fault[] {
    return this.kept.filter((fault) => fault.weight === weight);
  }
}

/** "Segment 17, SE01 12: 12 segments are said, 9 were counted". */
export function faultInWords({ where, element, value, what, hint }: Fault): string {
  const place = where.segment > 0 ? `Segment ${where.segment}, ` : "";
  return `${place}${[element, value].filter(Boolean).join(" ")}: ${what}${hint ? ` (${hint})` : ""}`;
}
