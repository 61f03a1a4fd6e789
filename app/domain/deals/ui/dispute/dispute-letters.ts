import { formatInstant } from "#app/ui/format.ts";

import type { DealLetter } from "../../letter.ts";

type About = { id: string; number: string; customerName: string };

/** To one partner about its own deal: nothing in it says that there is another. */
export const askedForProofLetter = (
  deal: About & { ask: string; dueAt: Date },
  timeZone: string,
): DealLetter => ({
  kind: "dispute",
  subject: `${deal.number}: proof of your work at ${deal.customerName}`,
  text: `${deal.ask}\n\nHand it in by ${formatInstant(deal.dueAt, timeZone)}.`,
  to: `/portal/deals/${deal.id}#proof`,
});

export const proofLetter = (deal: About & { partnerName: string }): DealLetter => ({
  kind: "dispute",
  subject: `${deal.number}: ${deal.partnerName} handed in proof`,
  text: `${deal.partnerName} handed in proof of its work at ${deal.customerName}.`,
  to: `/desk/deals/${deal.id}/dispute`,
});

export const outcomeLetter = (deal: About & { told: string }): DealLetter => ({
  kind: "dispute",
  subject: `${deal.number}: your proof for ${deal.customerName} was weighed`,
  text: deal.told,
  to: `/portal/deals/${deal.id}#proof`,
});
