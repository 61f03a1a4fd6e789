import { formatDay } from "#app/ui/format.ts";

import type { DealLetter } from "../letter.ts";

type About = { id: string; number: string; customerName: string };

/** What a partner may know of it: which family, and that another one covers it. Never whose it is. */
export const givenWayNote = (familyName: string) =>
  `Another registration covers ${familyName}. Its protection here has ended.`;

export const givenWayLetter = (deal: About, familyName: string): DealLetter => ({
  kind: "revoked",
  subject: `${deal.number}: ${familyName} at ${deal.customerName} is no longer protected`,
  text: givenWayNote(familyName),
  to: `/portal/deals/${deal.id}`,
});

export const standsAgainNote = (familyName: string, lastDay: Date) =>
  `${familyName} is protected again until ${formatDay(lastDay)}.`;

export const standsAgainLetter = (deal: About, familyName: string, lastDay: Date): DealLetter => ({
  kind: "approved",
  subject: `${deal.number}: ${familyName} at ${deal.customerName} is protected again`,
  text: standsAgainNote(familyName, lastDay),
  to: `/portal/deals/${deal.id}`,
});
