import type { ReactNode } from "react";

import { Icon, type IconName } from "./icon.tsx";

/** same and near agree, one is known on one side only, differs contradicts. */
export type Match = "same" | "near" | "one" | "differs";

export type CompareRow = {
  label: string;
  left: ReactNode;
  right: ReactNode;
  match: Match;
  /** The verdict in words: "same city", "62 days overlap". */
  sign: string;
};

type Side = { title: ReactNode; note?: ReactNode };

type CompareProps = { caption: string; left: Side; right: Side; rows: CompareRow[] };

const signs: Record<Match, IconName> = {
  same: "equal",
  near: "approx",
  one: "one",
  differs: "notequal",
};

/** Two records side by side; the column between says whether they agree, in a sign and in words. */
export function Compare({ caption, left, right, rows }: CompareProps) {
  return (
    <table className="compare">
      <caption className="sr">{caption}</caption>
      <colgroup>
        <col />
        <col />
        <col className="sign" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <td />
          <SideHead {...left} />
          <td className="sign" />
          <SideHead {...right} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} data-match={row.match}>
            <th scope="row">{row.label}</th>
            <td>{row.left}</td>
            <td className="sign">
              <span className="agree">
                <Icon name={signs[row.match]} size="sm" />
                {row.sign}
              </span>
            </td>
            <td>{row.right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SideHead({ title, note }: Side) {
  return (
    <th scope="col">
      <b>{title}</b>
      {note && <small>{note}</small>}
    </th>
  );
}

/** Marks what differs between two texts: their ends, after what both begin and before what both end with. */
export function Differing({ text, other }: { text: string; other: string }) {
  const [start, middle, end] = splitDiffering(text, other);
  return (
    <>
      {start}
      {middle && <mark>{middle}</mark>}
      {end}
    </>
  );
}

/** Cuts at words, since half a marked word reads like a mistake. */
export function splitDiffering(text: string, other: string): [string, string, string] {
  const mine = text.split(/(?<=\s)/);
  const theirs = other.split(/(?<=\s)/);
  const shorter = Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < shorter && mine[head]?.trim() === theirs[head]?.trim()) head += 1;
  let tail = 0;
  while (tail < shorter - head && mine.at(-1 - tail)?.trim() === theirs.at(-1 - tail)?.trim()) {
    tail += 1;
  }
  const middle = mine.slice(head, mine.length - tail).join("");
  return [mine.slice(0, head).join(""), middle, mine.slice(mine.length - tail).join("")];
}
