import type { RejectionReason } from "#app/domain/deals/decide/decide-deal.schema.ts";

export const contacts = [
  ...[
    "Anna Berg",
    "Jan Kuiper",
    "Marie Roux",
    "Peter Lang",
    "Eva Holm",
    "Niall Byrne",
    "Sofia Neri",
  ],
  ...["Karl Brandl", "Ines Prieto", "Pawel Nowak", "Ruth Ames", "Lars Moen", "Tiina Salo"],
  ...["Hugo Maes", "Dana Kral", "Olga Weiss", "Rita Pinto", "Mark Ellery", "Siobhan Kelly"],
] as const;

export const workDone = [
  "Needs gathered on site, concept handed over.",
  "Existing instruments no longer get spare parts; replacement agreed in principle.",
  "Demonstration held, they asked for an offer.",
  "Follows the audit of last spring, budget is approved.",
  "Part of an extension of the plant, we advise the planners.",
  "Trial of six units since last month, results are good.",
  "Their insurer asks for continuous monitoring; we did the gap analysis.",
  "Second site of a customer we already serve, same design.",
  "Service contract ends this year, they want to renew with new hardware.",
  "We wrote the measuring concept together with their engineers.",
  "Met at the trade fair, two visits since then.",
  "Energy audit found the losses, flow metering is the first measure.",
] as const;

export const news = [
  "Offer sent, answer expected within two weeks.",
  "Trial units are installed.",
  "Budget confirmed for this quarter.",
  "Technical questions settled, procurement has taken over.",
  "Site visit done, drawings received.",
  "They compare with one other make.",
  "Waiting for the board, which meets next month.",
  "Price agreed, terms of delivery are open.",
  "The planner has changed; handed over and briefed again.",
  "Quantity grew, new offer is out.",
  "Nothing new, we call again next week.",
] as const;

export const wonNotes = [
  "Ordered.",
  "Order received, delivery in two lots.",
  "Ordered, installation before the end of the quarter.",
  "Framework order, first call-off placed.",
] as const;

export const lostNotes = [
  "They stay with what they have.",
  "Went to a competitor on price.",
  "Project stopped, no budget.",
  "Another make was specified by the planner.",
  "Put off to next year.",
] as const;

export const questions = [
  ["Which sites are in scope?", "Two sites, the list is attached to the offer."],
  ["Is this part of a public tender?", "No, a direct order below the threshold."],
  ["Who is the technical contact there?", "Their head of maintenance; we met twice."],
  ["Is the quantity confirmed?", "Confirmed in writing last week."],
] as const;

export const rejections: readonly (readonly [RejectionReason, string])[] = [
  ["existing_customer", "We have supplied this site for years; the project is under way."],
  ["tender_published", "The need was public before this registration."],
  ["ineligible", "Spare parts alone are not a project."],
  ["incomplete", "No contact and no work done are named."],
  ["direct_engaged", "Our own sales team has an open offer there."],
];

export const taken = "This customer and family are protected for another partner.";
export const withdrawnNotes = [
  "Project put off to next year.",
  "Registered twice, please take the other one.",
  "The customer builds without us.",
] as const;
export const revokedNote = "No update for 40 days, and no answer to two mails.";
