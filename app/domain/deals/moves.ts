import type { DealStatus } from "./deal.ts";

type Moves = Partial<Record<DealStatus, readonly DealStatus[]>>;

/** Who may move a registration from where to where. The database holds the same table (tributary.deal_may_move). */
export const moves: Record<"partner" | "vendor", Moves> = {
  partner: {
    submitted: ["withdrawn"],
    in_review: ["withdrawn"],
    info_requested: ["submitted", "withdrawn"],
    approved: ["won", "lost"],
    expired: ["submitted"],
  },
  vendor: {
    submitted: ["in_review", "info_requested", "approved", "rejected"],
    in_review: ["info_requested", "approved", "rejected"],
    info_requested: ["in_review", "approved", "rejected"],
    approved: ["won", "lost", "expired", "revoked"],
  },
};

export const mayMove = (side: "partner" | "vendor", from: DealStatus, to: DealStatus): boolean =>
  moves[side][from]?.includes(to) ?? false;

/** Waiting for a decision, or for what the decision needs. */
export const openStatuses = ["submitted", "in_review", "info_requested"] as const;

export const isOpen = (status: DealStatus): boolean => openStatuses.some((open) => open === status);

/** Still on its way to a sale. */
export const isLive = (status: DealStatus): boolean => isOpen(status) || status === "approved";

/** The partner may still tell how its own sale goes. */
export const mayUpdateStage = (status: DealStatus): boolean => isLive(status);
