/** Kinds of records that are not kept for ever, and for how long unless the vendor says otherwise. */
export const retentionKinds = [
  {
    kind: "lost-deal-contacts",
    name: "Contacts of deals that came to nothing",
    does: "The contact is taken out; the deal stays",
    usual: 730,
    least: 30,
  },
  {
    kind: "drafts",
    name: "Drafts of deals",
    does: "Drafts that nobody touched are deleted",
    usual: 365,
    least: 7,
  },
  {
    kind: "mails",
    name: "Mails",
    does: "Mails that went out, or never will, are deleted",
    usual: 365,
    least: 7,
  },
  {
    kind: "notifications",
    name: "Notifications",
    does: "They are deleted, read or not",
    usual: 180,
    least: 7,
  },
  {
    kind: "sessions",
    name: "Sign-in sessions",
    does: "Sessions that were not used end",
    usual: 30,
    least: 1,
  },
  {
    kind: "loose-files",
    name: "Stored files that nothing names",
    does: "Files left over from what was never handed over are deleted",
    usual: 30,
    least: 2,
  },
  {
    kind: "requests",
    name: "Searches for persons",
    does: "What was found and not erased is forgotten; erasures stay on record",
    usual: 30,
    least: 1,
  },
  {
    kind: "audit-detail",
    name: "Detail of the audit trail",
    does: "What was done, by whom and when stays; the detail goes",
    usual: null,
    least: 365,
  },
] as const;

export type RetentionKind = (typeof retentionKinds)[number]["kind"];

/** A kind with what the vendor set. `null` days keep it for good. */
export type Retention = {
  kind: RetentionKind;
  days: number | null;
  lastRunAt: Date | null;
  lastCount: number;
  totalCount: number;
};

const DAY_MS = 86_400_000;

/** Before which instant a record is too old; null where it is kept for good. */
export const tooOld = (days: number | null, at: Date): Date | null =>
  days === null ? null : new Date(at.getTime() - days * DAY_MS);
