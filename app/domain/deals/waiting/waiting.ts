import type { ClosureReason, DealStatus } from "../deal.ts";

/** What a partner waits for, in its own words. */
export type Waiting = {
  customerName: string;
  /** The deal it came from; null where a domain was asked for. */
  dealId: string | null;
  /** The deal's own families that it waits for; a domain says none. */
  families: string[];
  since: Date;
};

/** Whether a deal waits for a release, or could. */
export type WaitingState = "may-wait" | "waits" | null;

type Closed = { status: DealStatus; closure: ClosureReason | null };

/** A deal that another one stood against: refused for that, or approved without some of its families. */
export const mayWait = ({ status, closure }: Closed, missing: number): boolean =>
  (status === "rejected" && closure === "duplicate") || (status === "approved" && missing > 0);
