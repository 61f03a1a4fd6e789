/** What a partner signs. */
export const agreementKinds = [
  "partner",
  "distribution",
  "supply",
  "confidentiality",
  "data_protection",
  "other",
] as const;
export type AgreementKind = (typeof agreementKinds)[number];

export const agreementKindNames: Record<AgreementKind, string> = {
  partner: "Partner agreement",
  distribution: "Distribution agreement",
  supply: "Supply agreement",
  confidentiality: "Confidentiality",
  data_protection: "Data protection",
  other: "Other",
};

export type Agreement = {
  id: string;
  partnerId: string;
  kind: AgreementKind;
  version: string;
  reference: string | null;
  signedOn: Date;
  validUntil: Date | null;
  endedAt: Date | null;
  endNote: string | null;
  /** A newer one took its place. */
  replaced: boolean;
};

export type AgreementState = "in_force" | "expiring" | "expired" | "replaced" | "ended";

/** So long before its end an agreement wants to be renewed. */
export const RENEW_DAYS = 60;
const DAY_MS = 86_400_000;

/** How an agreement stands on a day. Its last day is still in force. */
export function agreementState(
  { endedAt, replaced, validUntil }: Pick<Agreement, "endedAt" | "replaced" | "validUntil">,
  today: Date,
): AgreementState {
  if (endedAt) return "ended";
  if (replaced) return "replaced";
  if (!validUntil) return "in_force";
  if (validUntil < today) return "expired";
  return validUntil.getTime() - today.getTime() <= RENEW_DAYS * DAY_MS ? "expiring" : "in_force";
}

/** Open agreements first by their end, then what is over, newest first. */
export function inOrder<A extends Agreement>(agreements: readonly A[]): A[] {
  const open = (each: A) => !each.endedAt && !each.replaced;
  const until = (each: A) => each.validUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...agreements].sort((a, b) => {
    if (open(a) !== open(b)) return open(a) ? -1 : 1;
    if (!open(a)) return b.signedOn.getTime() - a.signedOn.getTime();
    return until(a) === until(b) ? a.id.localeCompare(b.id) : until(a) - until(b);
  });
}
