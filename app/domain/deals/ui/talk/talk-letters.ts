import type { DealLetter } from "../../letter.ts";

type About = { id: string; number: string; customerName: string };
type Side = "desk" | "portal";

const place = (side: Side, { id }: About) => `/${side}/deals/${id}#talk`;

export const commentLetter = (
  deal: About & { authorName: string; company: string; text: string },
  to: Side,
): DealLetter => ({
  kind: "comment",
  subject: `${deal.number}: ${deal.authorName} wrote about ${deal.customerName}`,
  text: `${deal.authorName}, ${deal.company}:\n\n${deal.text}`,
  to: place(to, deal),
});

/** Among the vendor's people alone. */
export const noteLetter = (deal: About & { authorName: string; text: string }): DealLetter => ({
  kind: "comment",
  subject: `${deal.number}: an internal note about ${deal.customerName}`,
  text: `${deal.authorName} notes, for us alone:\n\n${deal.text}`,
  to: place("desk", deal),
});

export const fileLetter = (
  deal: About & { authorName: string; name: string },
  to: Side,
): DealLetter => ({
  kind: "comment",
  subject: `${deal.number}: a file for ${deal.customerName}`,
  text: `${deal.authorName} added ${deal.name}.`,
  to: `/${to}/deals/${deal.id}#files`,
});

export const teamLetter = (deal: About & { by: string; partnerName: string }): DealLetter => ({
  kind: "team",
  subject: `${deal.number}: you are on the team for ${deal.customerName}`,
  text: `${deal.by}, ${deal.partnerName}, put you on the team of this deal.`,
  to: `/portal/deals/${deal.id}`,
});

export const ownerLetter = (deal: About & { by: string }): DealLetter => ({
  kind: "team",
  subject: `${deal.number}: ${deal.customerName} is yours now`,
  text: `${deal.by} handed this deal over to you.`,
  to: `/portal/deals/${deal.id}`,
});
