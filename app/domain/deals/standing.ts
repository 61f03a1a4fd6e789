import type { DealStatus } from "./deal.ts";

type Standing = { status: DealStatus; protectedUntil: Date | null };

/** An approved deal whose protection is over, whether or not the clock has been there to end it. */
export const isOver = ({ status, protectedUntil }: Standing, now: Date): boolean =>
  status === "approved" && protectedUntil !== null && protectedUntil <= now;

/** Where a deal stands at an instant: a protection ends at its end, however late the clock is. */
export const standing = (deal: Standing, now: Date): DealStatus =>
  isOver(deal, now) ? "expired" : deal.status;

/** The same deal, as it stands at an instant. */
export const asItStands = <D extends Standing>(deal: D, now: Date): D =>
  isOver(deal, now) ? { ...deal, status: "expired" } : deal;
