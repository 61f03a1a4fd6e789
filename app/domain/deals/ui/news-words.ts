import type { NewsGroup } from "#app/domain/identity/notifications/wish.ts";

import { dealKind, type NewsKind } from "../letter.ts";

type Words = { name: string; sides: ("vendor" | "partner")[] };

/** Each kind of letter about a deal, as its readers choose it, in the order of a deal's life. */
const words: Record<NewsKind, Words> = {
  submitted: { name: "A partner registers a deal", sides: ["vendor"] },
  assigned: { name: "A deal is yours to review", sides: ["vendor"] },
  answered: { name: "A partner answers a question", sides: ["vendor"] },
  amended: { name: "A partner changes a registration", sides: ["vendor"] },
  request: { name: "A partner asks for an extension or other terms", sides: ["vendor"] },
  decide_soon: { name: "A decision is due within a day", sides: ["vendor"] },
  late: { name: "A decision is late", sides: ["vendor"] },
  nothing_bought: { name: "Nothing was bought under a won deal", sides: ["vendor"] },
  asked: { name: "The vendor asks for information", sides: ["partner"] },
  still_asked: { name: "A question still waits for your answer", sides: ["partner"] },
  approved: { name: "A registration is approved", sides: ["partner"] },
  rejected: { name: "A registration is rejected", sides: ["partner"] },
  request_answered: { name: "A request of yours is answered", sides: ["partner"] },
  update_due: { name: "An update is due", sides: ["partner"] },
  ending: { name: "A protection is about to end", sides: ["partner"] },
  expired: { name: "A protection has ended", sides: ["partner"] },
  revoked: { name: "An approval is revoked", sides: ["partner"] },
  free_again: { name: "A customer you wait for is free again", sides: ["partner"] },
  registered_for: { name: "The vendor registers a deal for you", sides: ["partner"] },
  draft_made: { name: "A mail of yours became a draft", sides: ["partner"] },
  comment: { name: "Somebody writes a comment", sides: ["vendor", "partner"] },
  team: { name: "A deal’s team changes", sides: ["vendor", "partner"] },
  dispute: { name: "A dispute moves on", sides: ["vendor", "partner"] },
};

export const dealNews: NewsGroup = {
  title: "Deals",
  text: "What happens to the deals you work on",
  kinds: Object.entries(words).map(([kind, { name, sides }]) => ({
    kind: dealKind(kind as NewsKind),
    name,
    sides,
  })),
};
