import { Fragment } from "react";

import { formatScore } from "./format.ts";

export type Weight = { label: string; share: number };

type WeightsProps = {
  weights: Weight[];
  sum: { label: string; share: number };
  /** From where the sum is certain; a tick on its bar. */
  threshold?: number;
  /** How a share is written; two digits by default. */
  write?: (share: number) => string;
};

const width = (share: number) => ({ width: `${Math.min(Math.max(share, 0), 1) * 100}%` });

/** Weighted evidence: a bar for each key, as long as its share of the score, and their sum. */
export function Weights({ weights, sum, threshold, write = formatScore }: WeightsProps) {
  return (
    <div className="weights small">
      {weights.map(({ label, share }) => (
        <Fragment key={label}>
          <span>{label}</span>
          <span className="progress" data-sign={share < 0 ? "neg" : undefined} aria-hidden="true">
            <span data-tone={share < 0 ? "bad" : undefined} style={width(Math.abs(share))} />
          </span>
          <span className="num">{write(share)}</span>
        </Fragment>
      ))}
      <span className="strong">{sum.label}</span>
      <span className="progress" data-sum="" aria-hidden="true">
        <span style={width(sum.share)} />
        {threshold !== undefined && <i style={{ left: `${threshold * 100}%` }} />}
      </span>
      <span className="num strong">{write(sum.share)}</span>
    </div>
  );
}
