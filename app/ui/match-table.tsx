import { Fragment, type ReactNode } from "react";

import { formatScore } from "./format.ts";
import { keyed } from "./keyed.ts";
import { ScrollRegion } from "./page.tsx";

export type MatchCandidate = {
  title: ReactNode;
  note?: ReactNode;
  score: number;
  /** What the rule would choose: washed. */
  proposed?: boolean;
};

export type MatchRow = {
  label: string;
  reported: ReactNode;
  /** One for each candidate; `adds` is what this key adds to its score, null where one side is unknown. */
  cells: { value: ReactNode; adds: number | null }[];
};

type MatchTableProps = {
  caption: string;
  reported: { title: ReactNode; note?: ReactNode };
  candidates: MatchCandidate[];
  rows: MatchRow[];
  /** From where it needs nobody: "Sure from 0.93". */
  scoreNote?: ReactNode;
};

/** One reported party against its candidates, key by key. */
export function MatchTable({ caption, reported, candidates, rows, scoreNote }: MatchTableProps) {
  return (
    <ScrollRegion label={caption}>
      <table className="compare match divide">
        <caption className="sr">{caption}</caption>
        <colgroup>
          <col className="match-label" />
          <col />
          {keyed(candidates).map(({ key }) => (
            <Fragment key={key}>
              <col />
              <col className="w" />
            </Fragment>
          ))}
        </colgroup>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <b>{reported.title}</b>
              {reported.note && <small>{reported.note}</small>}
            </th>
            {keyed(candidates).map(({ key, item }) => (
              <th key={key} scope="colgroup" colSpan={2} data-proposed={mark(item)}>
                <span className="row-flex">
                  <kbd>{key + 1}</kbd>
                  <b className="clip">{item.title}</b>
                </span>
                {item.note && <small>{item.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{row.reported}</td>
              {keyed(row.cells).map(({ key, item }) => (
                <Fragment key={key}>
                  <td data-proposed={mark(candidates[key])}>{item.value}</td>
                  <Weight adds={item.adds} proposed={mark(candidates[key])} />
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Score</th>
            <td className="small faint">{scoreNote}</td>
            {keyed(candidates).map(({ key, item }) => (
              <td key={key} colSpan={2} data-proposed={mark(item)}>
                <span className={item.proposed ? "figure" : "figure quiet"}>
                  {formatScore(item.score)}
                </span>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

const mark = (candidate: MatchCandidate | undefined) => (candidate?.proposed ? "" : undefined);

const PIXELS_PER_POINT = 70;
const WIDEST = 36;

function Weight({ adds, proposed }: { adds: number | null; proposed?: string }) {
  if (adds === null) {
    return (
      <td className="wt faint" data-proposed={proposed}>
        –
      </td>
    );
  }
  const width = Math.min(Math.abs(adds) * PIXELS_PER_POINT, WIDEST);
  return (
    <td className="wt" data-proposed={proposed}>
      <span className="ev" data-sign={adds < 0 ? "neg" : "pos"} aria-hidden="true">
        <i style={{ width }} />
      </span>
      <span className="num">{formatScore(adds, undefined, { signed: true })}</span>
    </td>
  );
}
