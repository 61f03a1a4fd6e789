import { formatDay, formatInstant } from "#app/ui/format.ts";

import type { Clock } from "../clock.ts";
import type { DealLetter } from "../letter.ts";
import { daysWords, dayWords } from "./due-words.ts";

type About = { id: string; number: string; customerName: string };

const toPortal = ({ id }: About, deed = "") => `/portal/deals/${id}${deed}`;
const toDesk = ({ id }: About) => `/desk/deals/${id}`;

export const endingLetter = (
  deal: About & { days: number; end: Date },
  clock: Clock,
): DealLetter => ({
  kind: "ending",
  subject:
    deal.days <= 0
      ? `${deal.number}: ${deal.customerName} is protected until the end of ${dayWords(deal.end, clock)}`
      : `${deal.number}: ${deal.customerName} is protected for ${daysWords(deal.days)} more`,
  text: `The protection ends on ${dayWords(deal.end, clock)}. After that others may register this customer.`,
  to: toPortal(deal),
});

export const expiredLetter = (deal: About & { lastDay: Date; vendorName: string }): DealLetter => ({
  kind: "expired",
  subject: `${deal.number}: the protection of ${deal.customerName} is over`,
  text: `It ended with ${formatDay(deal.lastDay)}. Others may register this customer at ${deal.vendorName} now, and so may you.`,
  to: toPortal(deal),
});

export const updateDueLetter = (
  deal: About & { activityDays: number; vendorName: string },
): DealLetter => ({
  kind: "update_due",
  subject: `${deal.number}: how is the sale to ${deal.customerName} going?`,
  text: `${deal.vendorName}’s programme asks for an update every ${deal.activityDays} days.`,
  to: toPortal(deal, "?do=update"),
});

export const stillAskedLetter = (
  deal: About & { askedAt: Date; vendorName: string },
  clock: Clock,
): DealLetter => ({
  kind: "still_asked",
  subject: `${deal.number}: ${deal.vendorName} still waits for your answer`,
  text: `The question about ${deal.customerName} was asked on ${dayWords(deal.askedAt, clock)}. The decision waits for your answer.`,
  to: toPortal(deal, "?do=answer"),
});

// Read later as well: no "tomorrow" in them.
type ToDecide = About & { partnerName: string; decideBy: Date };

export const decideSoonLetter = (deal: ToDecide, clock: Clock): DealLetter => ({
  kind: "decide_soon",
  subject: `${deal.number}: decide by ${formatInstant(deal.decideBy, clock.timeZone)}`,
  text: `${deal.partnerName} waits for a decision about ${deal.customerName}.`,
  to: toDesk(deal),
});

export const lateLetter = (deal: ToDecide, clock: Clock): DealLetter => ({
  kind: "late",
  subject: `${deal.number}: the decision about ${deal.customerName} is late`,
  text: `${deal.partnerName} was to have it by ${formatInstant(deal.decideBy, clock.timeZone)}.`,
  to: toDesk(deal),
});

export const nothingBoughtLetter = (deal: {
  id: string;
  number: string;
  customerName: string;
  partnerName: string;
  days: number;
}): DealLetter => ({
  kind: "nothing_bought",
  subject: `${deal.number}: nothing bought by ${deal.customerName}`,
  text: `${deal.partnerName} won it ${deal.days} days ago, and no report names the customer and product since.`,
  to: toDesk(deal),
});

/** Says that it is free, and nothing of whose it was or how that ended. */
export const freeAgainLetter = ({
  customerName,
  families,
  dealId,
}: {
  customerName: string;
  families: readonly string[];
  dealId: string | null;
}): DealLetter => ({
  kind: "free_again",
  subject: `${customerName} can be registered again`,
  text: `${families.length > 0 ? `${families.join(", ")} at ${customerName}` : customerName} is free. Whoever registers it first and is approved has it.`,
  to: dealId ? `/portal/deals/${dealId}` : "/portal/deals/new",
});
