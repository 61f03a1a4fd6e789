import type { Segment } from "./segments.ts";

/** What a run says of a customer. Amounts are vendor net in the vendor's currency. */
export type WorthRow = {
  customerId: string;
  name: string;
  city: string | null;
  country: string | null;
  segment: Segment;
  was: Segment | null;
  wasMinor: bigint | null;
  firstDay: Date;
  lastDay: Date;
  purchases: number;
  rhythmWeeks: number | null;
  active: number | null;
  expected: number | null;
  averageMinor: bigint | null;
  lifetimeMinor: bigint | null;
  rankMinor: bigint;
  yearMinor: bigint;
  beforeMinor: bigint;
  allMinor: bigint;
};
