import type { StockReversal } from "#app/domain/inventory/reverse-inventory.server.ts";

import type { RecordReversal } from "../master/reverse-records.server.ts";

/** What taking a file back does, in numbers. */
export type ReversalPreview = StockReversal & {
  amountMinor: bigint | null;
  /** Where its days are closed: the open day on which what changes is booked. */
  adjustsOn?: Date | null;
  /** Of a file of records. */
  records?: RecordReversal;
};

export type NotReversed =
  | { ok: false; reason: "not-found" | "not-yours" | "not-applied" | "busy" }
  | { ok: false; reason: "closed"; through: Date };

export type Reversed = { ok: true; preview: ReversalPreview } | NotReversed;
