import type { NewsGroup } from "#app/domain/identity/notifications/wish.ts";

/** What administrators hear of persons. */
export const privacyNews: NewsGroup = {
  title: "Privacy",
  text: "For administrators",
  kinds: [
    {
      kind: "privacy.came-back",
      name: "Somebody who was erased is named again",
      sides: ["vendor"],
    },
  ],
};
