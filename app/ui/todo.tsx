import type { ReactNode } from "react";

import { Mark, type MarkName } from "./icon.tsx";
import type { Tone } from "./status.tsx";

/** What needs this person. Holds Todo. */
export function TodoList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="todo" aria-label={label}>
      {children}
    </ul>
  );
}

type TodoProps = {
  mark: MarkName;
  tone?: Tone;
  title: ReactNode;
  text?: ReactNode;
  when?: ReactNode;
  /** The one thing to do about it: a small button. */
  action: ReactNode;
};

export function Todo({ mark, tone, title, text, when, action }: TodoProps) {
  return (
    <li data-tone={tone}>
      <Mark name={mark} />
      <span className="two">
        <span className="clip strong">{title}</span>
        {text && <small className="clip">{text}</small>}
      </span>
      <time>{when}</time>
      {action}
    </li>
  );
}
