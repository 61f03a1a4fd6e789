export type Intent = "withdraw" | "won" | "lost" | "answer" | "update" | "extend";

export type Deed = {
  intent: Intent;
  /** On the button that opens it, and on the one that does it. */
  open: string;
  act: string;
  question: string;
  noteLabel: string;
  noteNeeded?: boolean;
  kind?: "primary" | "danger";
};

/** What a partner can do with a deal by one short form. */
export const deeds: readonly Deed[] = [
  {
    intent: "answer",
    open: "Answer",
    act: "Send the answer",
    question: "What they asked for",
    noteLabel: "Your answer",
    noteNeeded: true,
    kind: "primary",
  },
  {
    intent: "update",
    open: "Add an update",
    act: "Save the update",
    question: "How the sale goes",
    noteLabel: "What is new",
  },
  {
    intent: "extend",
    open: "Ask for more time",
    act: "Ask for more time",
    question: "More time for this sale",
    noteLabel: "Why it takes longer",
    noteNeeded: true,
  },
  {
    intent: "won",
    open: "Close as won",
    act: "Close as won",
    question: "Was it won?",
    noteLabel: "Note",
  },
  {
    intent: "lost",
    open: "Close as lost",
    act: "Close as lost",
    question: "Was it lost? The customer becomes free for others at once",
    noteLabel: "In a few words",
    kind: "danger",
  },
  {
    intent: "withdraw",
    open: "Withdraw",
    act: "Withdraw the registration",
    question: "Take the registration back? It cannot be undone",
    noteLabel: "Why",
    kind: "danger",
  },
];

/** What a deed came to, said once where its form was. */
export const deedsDone = (vendorName: string): Record<Intent | "take-back", string> => ({
  answer: `${vendorName} has your answer`,
  update: "The update is saved",
  extend: `${vendorName} was asked for more time`,
  won: "Closed as won",
  lost: "Closed as lost",
  withdraw: "Withdrawn",
  "take-back": `${vendorName} has nothing to answer any more`,
});
