import type { Clock } from "../clock.ts";
import type { DealEventKind, DealSummary } from "../deal.ts";
import type { DealToDo } from "./to-dos.ts";

/** What a partner's sales people find on coming in. */
export type PartnerHome = {
  clock: Clock;
  vendorName: string;
  toDos: DealToDo[];
  /** What was begun and not handed in: how many, and the latest of them. */
  drafts: { count: number; titles: string[]; first: string | null; savedAt: Date | null };
  /** Live deals, those whose protection ends first on top. */
  deals: DealSummary[];
  liveCount: number;
  /** What they are worth, by currency. */
  worth: { currency: string; minor: bigint }[];
  protections: { name: string; from: Date; until: Date; days: number }[];
  /** What the vendor did of late. */
  news: {
    id: string;
    dealId: string;
    customerName: string;
    kind: DealEventKind;
    at: Date;
    actorName: string;
  }[];
};
