import { formatInstant } from "#app/ui/format.ts";

import type { DealLetter } from "../letter.ts";

type About = { id: string; number: string; customerName: string };
const toDesk = ({ id }: About) => `/desk/deals/${id}`;

/** To whoever decides the next step of an approval. */
export const stepLetter = (
  deal: About & { step: string; approvedBy: string; note: string | null; dueAt: Date },
  timeZone: string,
): DealLetter => ({
  kind: "submitted",
  subject: `${deal.number}: ${deal.step} of ${deal.customerName} waits for you`,
  text: [
    `${deal.approvedBy} approved the step before.`,
    deal.note,
    `Decide by ${formatInstant(deal.dueAt, timeZone)}.`,
  ]
    .filter(Boolean)
    .join("\n\n"),
  to: toDesk(deal),
});

/** To the administrators, who may decide from now on. */
export const escalatedLetter = (
  deal: About & { step: string; approver: string; dueAt: Date },
  timeZone: string,
): DealLetter => ({
  kind: "late",
  subject: `${deal.number}: the decision about ${deal.customerName} is late`,
  text: [
    `${deal.step} was due on ${formatInstant(deal.dueAt, timeZone)} with ${deal.approver}.`,
    "An administrator may decide it now.",
  ].join("\n\n"),
  to: toDesk(deal),
});
