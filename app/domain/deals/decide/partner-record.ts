/** How far back a partner is judged. */
export const RECORD_MONTHS = 24;

/** What a partner's registrations of the last two years came to. */
export type PartnerRecord = {
  registered: number;
  /** Decided either way. */
  decided: number;
  approved: number;
  rejected: number;
  /** Of those rejected, because somebody had it already. */
  duplicates: number;
  withdrawn: number;
  /** Of the approved ones that ended. */
  won: number;
  lost: number;
  expired: number;
  revoked: number;
  /** Approved and still running. */
  running: number;
  /** Updates that its approved deals owed, and those that came in time. */
  updatesOwed: number;
  updatesGiven: number;
  /** What its registrations in this deal's currency were worth. */
  typicalMinor: bigint | null;
  largestMinor: bigint | null;
};

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Of the approved deals that ended, how many were won. */
export const winRate = ({ won, lost, expired }: PartnerRecord) => share(won, won + lost + expired);
export const approvalRate = ({ approved, decided }: PartnerRecord) => share(approved, decided);
export const duplicateRate = ({ duplicates, decided }: PartnerRecord) => share(duplicates, decided);
export const updateRate = ({ updatesGiven, updatesOwed }: PartnerRecord) =>
  share(updatesGiven, updatesOwed);
