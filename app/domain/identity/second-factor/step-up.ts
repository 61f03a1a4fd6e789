/** For how long a password, a code or a passkey vouches for who sits there. */
export const PROOF_MINUTES = 15;

export const proofIsRecent = (provedAt: Date, at: Date): boolean =>
  at.getTime() - provedAt.getTime() < PROOF_MINUTES * 60_000;
