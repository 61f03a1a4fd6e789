import { BrokenX12 } from "#app/platform/x12/fault.ts";
import type { Segment } from "#app/platform/x12/segment.ts";

/** What is wrong with an element of a line's segments. */
export type LineFault<Field extends string> = {
  segment: Segment;
  /** 0 where a segment as a whole is meant. */
  place: number;
  value: string;
  what: string;
  hint?: string;
  /** The column that would show it. */
  field: Field | null;
  /** AK403, or AK304 where a segment as a whole is meant. */
  code: string;
};

/** What is held at a time has an end, however long the report is. */
const MOST_TOGETHER = 1_000;

/** Keeps one more of what belongs together. Throws BrokenX12 when that never ends. */
export function keep(segments: Segment[], segment: Segment) {
  if (segments.length >= MOST_TOGETHER) {
    const most = MOST_TOGETHER.toLocaleString("en-GB");
    const what = `Segment ${segment.no}: more than ${most} segments belong to one line or heading`;
    throw new BrokenX12(what, segment.at);
  }
  segments.push(segment);
}

/** One reported line as it is put together from its segments. */
export class ReportLine<Field extends string> {
  readonly cells: Partial<Record<Field, string>> = {};
  readonly segments: Segment[] = [];
  readonly faults: LineFault<Field>[] = [];

  put(field: Field, value: string | undefined) {
    if (value !== undefined && value !== "") this.cells[field] = value;
  }

  wrong(fault: LineFault<Field>) {
    this.faults.push(fault);
  }
}

/** The name of an element as X12 writes it: "QTY02". */
export const elementName = (segment: Segment, place: number): string =>
  place === 0
    ? (segment.elements[0] ?? "")
    : `${segment.elements[0]}${String(place).padStart(2, "0")}`;

/** What a reader of one kind of transaction set does with what it finds. */
export type Sink<Field extends string> = {
  /** Whether lines are shown with their segments, or only counted. */
  shows: boolean;
  line: (line: ReportLine<Field>) => void;
  /** A line that is not of the kind that is asked for. */
  leaveOut: (line: ReportLine<Field>, why: string) => void;
  /** The transaction set contradicts itself: nothing of it can be relied upon. */
  refuse: (segment: Segment, place: number, what: string, code: string, hint?: string) => void;
  /** Wrong or odd, and nothing depends on it alone. */
  note: (segment: Segment, place: number, what: string, code?: string) => void;
  /** Understood as harmless and not used; counted by name. */
  pass: (name: string) => void;
};

/** Reads the segments of one transaction set from the one after ST to the one before SE. */
export interface SetReader {
  take(segment: Segment): void;
  end(trailer: Segment): void;
}
