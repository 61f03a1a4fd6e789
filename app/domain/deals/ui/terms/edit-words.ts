import type { EditMode } from "../../terms/edit-mode.ts";

export type EditWords = {
  title: string;
  /** What comes of it. */
  text: string;
  noteLabel: string;
  act: string;
  /** On the button that leads here. */
  open: string;
};

/** What each way of changing a deal's terms is called, and what follows from it. */
export function editWords(mode: EditMode, vendorName: string, next: number): EditWords {
  switch (mode) {
    case "answer":
      return {
        title: `Answer ${vendorName}`,
        text: "What was asked for is open; the rest stays as it is. The decision clock runs again with your answer.",
        noteLabel: "Your answer",
        act: "Send the answer",
        open: "Answer",
      };
    case "amend":
      return {
        title: "Change the terms",
        text: "Nobody has begun to look yet. Other parts or another customer start the decision clock anew.",
        noteLabel: "What changed",
        act: "Save the changes",
        open: "Change the terms",
      };
    case "propose":
      return {
        title: "Ask for a change of terms",
        text: `${vendorName} grants or refuses it. Until then everything stays as it is.`,
        noteLabel: "Why it should change",
        act: "Ask for the change",
        open: "Ask for a change of terms",
      };
    case "resubmit":
      return {
        title: "Register again",
        text: `Version ${next} of this registration, with today’s prices and rules. The history stays.`,
        noteLabel: "What is new",
        act: "Submit registration",
        open: "Register again",
      };
  }
}
