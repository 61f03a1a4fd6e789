import type { Clock } from "../clock.ts";
import { dayWords } from "./due-words.ts";
import type { Refused } from "./refused-notice.tsx";

/** Why a step was not decided, or not on these terms; null where it is about something else. */
export function stepWords(refusal: Refused, clock: Clock): { title: string; text: string } | null {
  switch (refusal.reason) {
    case "not-yours":
      return {
        title: "Not decided: it is not your step",
        text: `${refusal.step} is decided by ${refusal.approver}, or whoever stands in.`,
      };
    case "decided-before":
      return {
        title: "Not decided: you approved a step before",
        text: "Another person decides this one.",
      };
    case "step-decided":
      return {
        title: "Not decided: somebody was faster",
        text: refusal.by
          ? `${refusal.step} was decided by ${refusal.by}.`
          : `${refusal.step} is not the step that waits.`,
      };
    case "no-family":
      return { title: "Not approved", text: "At least one of the families is approved." };
    case "in-the-past":
      return { title: "Not approved", text: "The last day is over already." };
    case "too-long":
      return {
        title: "Not approved: longer than the programme allows",
        text: `It protects until ${dayWords(refusal.longest, clock)} at most.`,
      };
    default:
      return null;
  }
}
