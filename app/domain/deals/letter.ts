/** What a letter about a deal tells of, so that its readers can choose which they want. */
const newsKinds = [
  "submitted",
  "answered",
  "asked",
  "approved",
  "rejected",
  "ending",
  "expired",
  "update_due",
  "still_asked",
  "decide_soon",
  "late",
  "free_again",
  "comment",
  "team",
  "dispute",
  "revoked",
  "assigned",
  "amended",
  "request",
  "request_answered",
  "registered_for",
  "draft_made",
  "nothing_bought",
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** A kind as people's choices keep it, beside those of other rooms. */
export const dealKind = (kind: NewsKind) => `deal.${kind}`;

export type DealLetter = {
  kind: NewsKind;
  subject: string;
  text: string;
  /** The page it is about, as a path of the reader's side. */
  to: string;
};
