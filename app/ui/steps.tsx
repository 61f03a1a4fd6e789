import type { ReactNode } from "react";

import { Mark, type MarkName } from "./icon.tsx";

export type Step = {
  name: string;
  state: "done" | "now" | "failed" | "ahead";
  note?: ReactNode;
};

const marks: Record<Step["state"], MarkName> = {
  done: "ok",
  now: "now",
  failed: "bad",
  ahead: "ring",
};
const words: Record<Step["state"], string> = {
  done: "done",
  now: "now",
  failed: "stopped",
  ahead: "to come",
};

/** The steps of a piece of work, and which of them it is at. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.name}
          data-state={step.state === "ahead" ? undefined : step.state}
          data-tone={step.state === "failed" ? "bad" : undefined}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <Mark name={marks[step.state]} />
          <b>
            {step.name}
            <span className="sr">, {words[step.state]}</span>
          </b>
          {step.note}
        </li>
      ))}
    </ol>
  );
}
