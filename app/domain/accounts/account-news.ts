import type { NewsGroup } from "#app/domain/identity/notifications/wish.ts";

/** What is told of a joint account, so that its readers can choose which they want. */
export const accountNewsKinds = ["invited", "answered", "shown", "ended"] as const;
export type AccountNewsKind = (typeof accountNewsKinds)[number];

export const accountKind = (kind: AccountNewsKind) => `account.${kind}`;

const names: Record<AccountNewsKind, string> = {
  invited: "The other side invites you",
  answered: "An invitation of yours is answered",
  shown: "The other side shows more, or less",
  ended: "A joint account ends",
};

export const accountNews: NewsGroup = {
  title: "Joint accounts",
  text: "What the other side does",
  kinds: accountNewsKinds.map((kind) => ({
    kind: accountKind(kind),
    name: names[kind],
    sides: ["vendor", "partner"],
  })),
};
