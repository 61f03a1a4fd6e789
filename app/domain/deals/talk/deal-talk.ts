import type { DisputeSide } from "../dispute/dispute.ts";
import type { DealFile } from "../files/deal-file.ts";
import type { DealTeam } from "../team/team.ts";
import type { Comment, Said } from "./talk.ts";
import type { TalkDeal, TalkRights } from "./talk-deal.ts";

/** Until when an open dispute waits for proof, and whether one could be opened. */
export type DisputeState = { openUntil: Date | null; contested: boolean };

/** All that stands beside a deal for one person. */
export type DealTalk = {
  deal: TalkDeal;
  rights: TalkRights;
  personId: string | null;
  /** What is said from this page has this id, so that a form that is sent twice is said once. */
  formId: string;
  comments: Comment[];
  /** Null on a partner's side: not even how many there are. */
  notes: Said[] | null;
  files: DealFile[];
  team: DealTeam;
  /** What the deal's own partner is asked to prove; on the vendor's side and for a guest, nothing. */
  proof: DisputeSide[];
  /** For the vendor alone. */
  dispute: DisputeState | null;
};
