import type { Verdict } from "../conflicts/conflict.ts";
import type { DealStatus } from "../deal.ts";
import type { QueueKind, QueueQuery } from "./queue-query.ts";

export type Bought = NonNullable<QueueQuery["bought"]>;

/** Something that waits for the vendor, and the deal it is about. */
export type QueueItem = {
  /** The deal's, the request's or the dispute's. */
  id: string;
  kind: QueueKind;
  /** What is asked for, where it is a request. */
  asks: "extension" | "amendment" | null;
  dealId: string;
  number: string;
  partnerName: string;
  customerName: string;
  families: string[];
  currency: string;
  valueMinor: bigint;
  status: DealStatus;
  /** By when the vendor has to answer; null while nobody's clock runs. */
  dueAt: Date | null;
  /** Until when it is protected, or was. */
  protectedUntil: Date | null;
  /** When the vendor last asked for information. */
  askedAt: Date | null;
  reviewerId: string | null;
  reviewerName: string | null;
  /** The weightiest of what touches it, a name alone apart. */
  verdict: Verdict | null;
  /** What the books say of an approved or won deal that somebody should look at. */
  bought: Bought | null;
};

/** Days after which a partner that owes information is asked about again. */
export const INFORMATION_DAYS = 7;
