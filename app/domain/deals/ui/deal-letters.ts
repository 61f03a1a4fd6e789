import { formatDay, formatInstant } from "#app/ui/format.ts";

import { type DealField, fieldNames } from "../deal-fields.ts";
import type { DealLetter } from "../letter.ts";

type About = { id: string; number: string; customerName: string };
const lines = (...parts: (string | null | undefined | false)[]) =>
  parts.filter(Boolean).join("\n\n");

/** A full stop, unless the words end in one of their own: "Ostrava Glassworks s.r.o." */
const sentence = (words: string) => (words.endsWith(".") ? words : `${words}.`);

const toDesk = ({ id }: About) => `/desk/deals/${id}`;
const toPortal = ({ id }: About) => `/portal/deals/${id}`;

export const submittedLetter = (
  deal: About & { partnerName: string; decideBy: Date; families: string[] },
  timeZone: string,
): DealLetter => ({
  kind: "submitted",
  subject: `${deal.number}: ${deal.partnerName} registers ${deal.customerName}`,
  text: lines(
    sentence(
      `${deal.partnerName} asks for protection of ${deal.families.join(", ")} at ${deal.customerName}`,
    ),
    `Decide by ${formatInstant(deal.decideBy, timeZone)}.`,
  ),
  to: toDesk(deal),
});

export const answeredLetter = (
  deal: About & { partnerName: string; decideBy: Date; note: string },
  timeZone: string,
): DealLetter => ({
  kind: "answered",
  subject: `${deal.number}: ${deal.partnerName} answered about ${deal.customerName}`,
  text: lines(
    deal.note,
    `The clock runs again. Decide by ${formatInstant(deal.decideBy, timeZone)}.`,
  ),
  to: toDesk(deal),
});

export const askedLetter = (
  deal: About & { note: string; fields: readonly DealField[] },
): DealLetter => ({
  kind: "asked",
  subject: `${deal.number}: a question about ${deal.customerName}`,
  text: lines(
    deal.note,
    deal.fields.length > 0 && `About: ${deal.fields.map((field) => fieldNames[field]).join(", ")}.`,
    "The decision waits for your answer; its clock is stopped until then.",
  ),
  to: toPortal(deal),
});

export const approvedLetter = (
  deal: About & { families: string[]; lastDay: Date; note: string | null },
): DealLetter => ({
  kind: "approved",
  subject: `${deal.number}: ${deal.customerName} is protected until ${formatDay(deal.lastDay)}`,
  text: lines(
    `${deal.families.join(", ")} at ${deal.customerName} is yours until ${formatDay(deal.lastDay)}.`,
    deal.note,
  ),
  to: toPortal(deal),
});

export const rejectedLetter = (deal: About & { reason: string; note: string }): DealLetter => ({
  kind: "rejected",
  subject: `${deal.number}: ${deal.customerName} was not registered`,
  text: lines(sentence(`Reason: ${deal.reason}`), deal.note),
  to: toPortal(deal),
});
