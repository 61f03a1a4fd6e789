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

export type BucketField = {
  /** The name under which it is sent. */
  name: string;
  /** Which cell this is, for those who do not see its row and column. */
  label: string;
  value: string;
  /** What `=` puts in: the demand. */
  demand?: string;
  /** Not answered, or further from the demand than was agreed. */
  state?: "open" | "short";
  changed?: boolean;
  frozen?: boolean;
  selected?: boolean;
  month?: boolean;
};

/** The row that can be typed in. Frozen weeks are only read. */
export function BucketInputs(props: {
  name: ReactNode;
  fields: BucketField[];
  form?: string;
  onChange?: (name: string, value: string) => void;
  onFocus?: (name: string) => void;
}) {
  return (
    <tr data-kind="edit">
      <th scope="row" className="strong">
        {props.name}
      </th>
      {props.fields.map((field) => (
        <td
          key={field.name}
          className="edit"
          data-state={field.state}
          data-changed={field.changed ? "" : undefined}
          data-frozen={field.frozen ? "" : undefined}
          data-selected={field.selected ? "" : undefined}
          data-month={field.month ? "" : undefined}
        >
          {field.frozen ? (
            field.value
          ) : (
            <input
              name={field.name}
              form={props.form}
              aria-label={field.label}
              defaultValue={field.value}
              data-demand={field.demand}
              inputMode="numeric"
              autoComplete="off"
              onChange={(event) => props.onChange?.(field.name, event.target.value)}
              onFocus={() => props.onFocus?.(field.name)}
            />
          )}
        </td>
      ))}
    </tr>
  );
}
