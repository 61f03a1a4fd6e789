/** What a partner learns about a domain before it tells more. Never by whom, for which products, or since when. */
export type PrecheckAnswer =
  | { domain: string; outcome: "eligible" }
  /** Another registration is protected there, for some or all products. */
  | { domain: string; outcome: "protected"; until: Date }
  /** The vendor's own sales are engaged there. */
  | { domain: string; outcome: "ours" }
  /** The partner itself has it registered. */
  | { domain: string; outcome: "yours" }
  /** A mail provider's, or no domain at all. */
  | { domain: string; outcome: "no-company" }
  | { domain: string; outcome: "too-many"; seconds: number };

type Found = { verdict: string; until: Date | null };

/** The one thing that is told of all that was found. Waiting registrations of others are nobody's business. */
export function coarsely(domain: string, found: readonly Found[]): PrecheckAnswer {
  const ends = found.flatMap(({ verdict, until }) =>
    verdict === "conflict" && until ? [until.getTime()] : [],
  );
  if (ends.length > 0) {
    return { domain, outcome: "protected", until: new Date(Math.max(...ends)) };
  }
  const some = (wanted: string) => found.some(({ verdict }) => verdict === wanted);
  if (some("direct")) return { domain, outcome: "ours" };
  return { domain, outcome: some("duplicate") ? "yours" : "eligible" };
}
