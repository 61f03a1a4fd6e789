import type { TransactionSet } from "./interchange.ts";

/** The signs that an interchange uses, as its ISA declares them. */
export type Separators = {
  element: string;
  component: string;
  /** From version 00402 on, where ISA11 names one. */
  repetition: string | null;
  /** More than one byte where a sign beyond ASCII is used. */
  terminator: string;
};

export type Segment = {
  /** From 1, over the whole file. */
  no: number;
  /** Where it begins, in bytes. */
  at: number;
  /** As it was written, without its terminator. */
  raw: string;
  /** The first is the segment's id, so that "QTY02" is at 2. */
  elements: string[];
  separators: Separators;
  /** Where it stands within its transaction set, ST being 1; set by the envelope's reader. */
  set: TransactionSet | null;
  setNo: number;
};

/** An element as text without blanks around it; empty where it is not there. */
export const elementOf = (segment: Segment, place: number): string =>
  segment.elements[place]?.trim() ?? "";

/** A component of an element, from 1. */
export const componentOf = (segment: Segment, place: number, nth: number): string =>
  elementOf(segment, place).split(segment.separators.component)[nth - 1]?.trim() ?? "";
