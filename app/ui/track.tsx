import type { ReactElement } from "react";

import { keyed } from "./keyed.ts";

export type TrackStep = "done" | "now" | "stuck" | "failed" | "ahead";

/**
 * How far a deal is, in one cell, beside the status that says it in words. No component: a list draws each of the few
 * that there are once, and shows it in every row.
 */
export const drawTrack = (steps: TrackStep[]): ReactElement => (
  <span className="track" aria-hidden="true">
    {keyed(steps).map(({ key, item }) => (
      <i key={key} {...looks[item]} />
    ))}
  </span>
);

const looks: Record<TrackStep, Record<`data-${string}`, string>> = {
  done: { "data-done": "" },
  now: { "data-now": "" },
  stuck: { "data-now": "", "data-stuck": "" },
  failed: { "data-done": "", "data-fail": "" },
  ahead: {},
};
