import type { NewsGroup } from "#app/domain/identity/notifications/wish.ts";

export const LINK_NEWS = "partner.link";

export const partnerNews: NewsGroup = {
  title: "Company",
  text: "Who your company works with",
  kinds: [
    { kind: LINK_NEWS, name: "A link with another company begins or ends", sides: ["partner"] },
  ],
};
