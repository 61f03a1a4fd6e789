import { type KeyboardEvent, type ReactNode, useRef } from "react";

import { stepFor } from "./bucket-keys.ts";
import { keyed } from "./keyed.ts";

export type BucketHead = {
  /** "W12" */
  name: string;
  /** The day it begins: "16". */
  day?: string;
  month: string;
};

type BucketsProps = { label: string; corner: ReactNode; heads: BucketHead[]; children: ReactNode };

/** A spreadsheet of weeks. Holds BucketPart and BucketRow; arrows move between the cells that can be typed in. */
export function Buckets({ label, corner, heads, children }: BucketsProps) {
  const table = useRef<HTMLTableElement>(null);
  const keys = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const next = stepFor(event, event.target);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  };
  return (
    <section className="scroll-x" aria-label={label} onKeyDown={keys} {...reachable}>
      <table className="buckets" ref={table}>
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <td />
            {monthsOf(heads).map(({ month, count, at }) => (
              <th key={at} className="bucket-month" colSpan={count} scope="colgroup">
                {month}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">{corner}</th>
            {keyed(heads).map(({ key, item }) => (
              <th key={key} scope="col">
                {item.name} {item.day && <span className="faint">{item.day}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

// What scrolls must be reachable by keyboard.
const reachable = { tabIndex: 0 };

/** Neighbouring buckets of one month, and where in the row each month begins. */
export function monthsOf(heads: BucketHead[]): { month: string; count: number; at: number }[] {
  const months: { month: string; count: number; at: number }[] = [];
  for (const [at, { month }] of heads.entries()) {
    const last = months.at(-1);
    if (last?.month === month) last.count += 1;
    else months.push({ month, count: 1, at });
  }
  return months;
}

type BucketPartProps = { name: ReactNode; columns: number; children?: ReactNode; end?: ReactNode };

/** The line that begins a part: its number, what it is, and what is still open. */
export function BucketPart({ name, columns, children, end }: BucketPartProps) {
  return (
    <tr data-kind="part">
      <th scope="row">{name}</th>
      <td colSpan={columns}>
        <span className="row-flex">
          {children}
          {end && <span className="push row-flex bucket-end">{end}</span>}
        </span>
      </td>
    </tr>
  );
}

export type BucketCell = {
  /** What is read. */
  text: ReactNode;
  tone?: "ok" | "warn" | "bad";
  /** The first of a month has a line before it. */
  month?: boolean;
};

/** Figures that are only read; `quiet` for what merely explains the row above. */
export function BucketRow(props: { name: ReactNode; cells: BucketCell[]; quiet?: boolean }) {
  return (
    <tr data-kind={props.quiet ? "sub" : undefined}>
      <th scope="row">{props.name}</th>
      {keyed(props.cells).map(({ key, item }) => (
        <td key={key} data-month={item.month ? "" : undefined}>
          {item.tone ? <span className={`tone-${item.tone}`}>{item.text}</span> : item.text}
        </td>
      ))}
    </tr>
  );
}
