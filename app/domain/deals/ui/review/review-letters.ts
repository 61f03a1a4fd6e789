import type { DealLetter } from "../../letter.ts";

type About = { id: string; number: string; customerName: string };

export const revokedLetter = (deal: About & { reason: string; note: string }): DealLetter => ({
  kind: "revoked",
  subject: `${deal.number}: ${deal.customerName} is no longer protected`,
  text: [
    `The approval was taken back, and its protection ends now. Reason: ${deal.reason}.`,
    deal.note,
  ].join("\n\n"),
  to: `/portal/deals/${deal.id}`,
});

export const assignedLetter = (count: number, first: About, by: string): DealLetter => ({
  kind: "assigned",
  subject:
    count === 1
      ? `${first.number}: ${first.customerName} is yours to review`
      : `${count} registrations are yours to review`,
  text: `${by} gave ${count === 1 ? "it" : "them"} to you.`,
  to: count === 1 ? `/desk/deals/${first.id}` : "/desk/deals?who=mine",
});
