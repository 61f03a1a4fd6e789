import type { DealLetter } from "../../letter.ts";

type About = { id: string; number: string; customerName: string };

/** To the partner, when somebody of the vendor's registered for it. */
export const registeredForYouLetter = (deal: About & { by: string }): DealLetter => ({
  kind: "registered_for",
  subject: `${deal.number}: ${deal.by} registered ${deal.customerName} for you`,
  text: `${deal.by} handed this deal in on your behalf. It is yours to look after from here.`,
  to: `/portal/deals/${deal.id}`,
});

/** To whoever sent a mail that became a draft. */
export const draftFromMailLetter = (draft: { id: string; title: string }): DealLetter => ({
  kind: "draft_made",
  subject: `Your mail is a draft now: ${draft.title}`,
  text: "Check what was read from it, add what is missing, and submit it. It protects nothing until then.",
  to: `/portal/deals/drafts/${draft.id}`,
});
