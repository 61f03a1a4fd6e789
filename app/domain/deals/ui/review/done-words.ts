/** What can be done in the queue, as the address says it afterwards. */
export const deeds = [
  "approved",
  "passed",
  "asked",
  "rejected",
  "revoked",
  "started",
  "assigned",
  "granted",
  "refused",
] as const;
export type Deed = (typeof deeds)[number];

const words: Record<Deed, string> = {
  approved: "Approved",
  passed: "Approved, and on to the next step",
  asked: "Asked for information",
  rejected: "Rejected",
  revoked: "Approval taken back",
  started: "In review",
  assigned: "Handed over",
  granted: "Request granted",
  refused: "Request refused",
};

/** "Rejected: Meridian Health Group, DR-20417". */
export const doneWords = (deed: Deed, deal: { customerName: string; number: string }): string =>
  `${words[deed]}: ${deal.customerName}, ${deal.number}`;

/** "3 registrations are Astrid’s to review now". */
export function givenWords(count: number, reviewer: string | null): string {
  if (count === 0) return "Nothing to hand over: they were decided meanwhile";
  const which = count === 1 ? "1 registration" : `${count} registrations`;
  return reviewer ? `${which} given to ${reviewer}` : `${which} given back to the channel managers`;
}
