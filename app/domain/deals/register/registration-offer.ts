import type { Clock } from "../clock.ts";
import type { OfferedPart } from "../worth.ts";

/** What a partner needs to know before it registers a deal: prices, deadlines, and who will read it. */
export type RegistrationOffer = {
  vendorName: string;
  programName: string;
  clock: Clock;
  /** Those with prices, the vendor's own first. */
  currencies: string[];
  prices: Record<string, OfferedPart[]>;
  minimum: { minor: bigint; currency: string };
  outlook: {
    decideBy: Date;
    protectionDays: number;
    protectedUntil: Date;
    firstUpdate: Date;
  };
  readers: WhoWillSee;
};

export type WhoWillSee = {
  /** The channel manager in charge; null when the vendor's administrators decide. */
  managerName: string | null;
  distributors: { name: string; sees: boolean }[];
};
