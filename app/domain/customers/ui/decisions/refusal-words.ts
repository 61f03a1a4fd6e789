import type { DecisionRefusal } from "../../decisions/refused.ts";

/** Why it could not be done, and what helps. */
export const refusalWords: Record<Exclude<DecisionRefusal["reason"], "not-found">, string> = {
  "not-live": "That record is part of another customer by now",
  same: "Choose two different customers",
  circle: "A customer cannot stand below itself: change the hierarchy first",
  "done-already": "Somebody has decided this already",
  "nothing-left": "Leave the customer one of its wordings, or move them to another customer",
  collides: "Two protections of one family meet: choose which one stays",
};
