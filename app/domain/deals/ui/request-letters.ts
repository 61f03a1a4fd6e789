import { formatInstant } from "#app/ui/format.ts";

import type { DealLetter } from "../letter.ts";
import type { DealRequestKind } from "../requests/deal-request.ts";

type About = { id: string; number: string; customerName: string };
const lines = (...parts: (string | null)[]) => parts.filter(Boolean).join("\n\n");

const toDesk = ({ id }: About) => `/desk/deals/${id}`;
const toPortal = ({ id }: About) => `/portal/deals/${id}`;

type Asked = About & { partnerName: string; reason: string; answerBy: Date };

export const extensionAskedLetter = (
  deal: Asked & { endsAt: Date },
  timeZone: string,
): DealLetter => ({
  kind: "request",
  subject: `${deal.number}: ${deal.partnerName} asks for more time at ${deal.customerName}`,
  text: lines(
    `It asks for protection until ${formatInstant(deal.endsAt, timeZone)}.`,
    deal.reason,
    `Answer by ${formatInstant(deal.answerBy, timeZone)}.`,
  ),
  to: toDesk(deal),
});

export const amendmentAskedLetter = (deal: Asked, timeZone: string): DealLetter => ({
  kind: "request",
  subject: `${deal.number}: ${deal.partnerName} asks to change the terms at ${deal.customerName}`,
  text: lines(deal.reason, `Answer by ${formatInstant(deal.answerBy, timeZone)}.`),
  to: toDesk(deal),
});

export const amendedLetter = (
  deal: About & { partnerName: string; note: string | null; anew: boolean },
): DealLetter => ({
  kind: "amended",
  subject: `${deal.number}: ${deal.partnerName} changed the terms at ${deal.customerName}`,
  text: lines(
    deal.anew
      ? "Nobody had begun to look at it. With other parts or another customer its clock started anew."
      : "Nobody had begun to look at it. Its deadline stays.",
    deal.note,
  ),
  to: toDesk(deal),
});

const asked: Record<DealRequestKind, string> = {
  extension: "more time",
  amendment: "the change of terms",
};

export const requestAnsweredLetter = (
  deal: About & {
    kind: DealRequestKind;
    granted: boolean;
    note: string | null;
    protectedUntil: Date | null;
  },
  timeZone: string,
): DealLetter => ({
  kind: "request_answered",
  subject: `${deal.number}: ${asked[deal.kind]} at ${deal.customerName} was ${deal.granted ? "granted" : "refused"}`,
  text: lines(
    deal.granted && deal.kind === "extension" && deal.protectedUntil
      ? `It is protected until ${formatInstant(deal.protectedUntil, timeZone)}.`
      : null,
    deal.note,
  ),
  to: toPortal(deal),
});
