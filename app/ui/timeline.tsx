import type { ReactNode } from "react";

import { Mark, type MarkName } from "./icon.tsx";
import type { Tone } from "./status.tsx";

type TimelineProps = {
  /** Times in a column of their own, at the right edge. */
  timesAtEnd?: boolean;
  /** Not in the order of time: without the line that joins them. */
  plain?: boolean;
  label?: string;
  children: ReactNode;
};

/** What happened, the latest first, or what follows, the next first. */
export function Timeline({ timesAtEnd, plain, label, children }: TimelineProps) {
  const List = plain ? "ul" : "ol";
  return (
    <List
      className={plain ? "timeline plain" : "timeline"}
      data-times={timesAtEnd ? "end" : undefined}
      aria-label={label}
    >
      {children}
    </List>
  );
}

type MomentProps = {
  mark?: MarkName;
  tone?: Tone;
  time?: ReactNode;
  /** For machines: 2026-03-12T09:30Z. */
  dateTime?: string;
  /** Below, smaller. */
  help?: ReactNode;
  /** What somebody wrote. */
  quote?: ReactNode;
  children: ReactNode;
};

export function Moment({ mark = "dot", tone, time, dateTime, help, quote, children }: MomentProps) {
  return (
    <li data-tone={tone}>
      <Mark name={mark} />
      <span>{children}</span>
      {time && (
        <>
          {" "}
          <time dateTime={dateTime}>{time}</time>
        </>
      )}
      {quote && <q>{quote}</q>}
      {help && <span className="help">{help}</span>}
    </li>
  );
}
