import type { ReactElement } from "react";

import { Status } from "#app/ui/status.tsx";
import { drawTrack, type TrackStep } from "#app/ui/track.tsx";

import type { DealStatus as State } from "../deal.ts";
import { statusLooks } from "./deal-words.ts";

export function DealStatus({ status }: { status: State }) {
  const { word, mark, tone } = statusLooks[status];
  return (
    <Status mark={mark} tone={tone}>
      {word}
    </Status>
  );
}

const [done, now, ahead] = ["done", "now", "ahead"] as const;

/** Registered, looked at, decided, protected, closed: how far it has come, or where it stopped. */
const steps: Record<State, TrackStep[]> = {
  submitted: [done, now, ahead, ahead, ahead],
  in_review: [done, done, now, ahead, ahead],
  info_requested: [done, done, "stuck", ahead, ahead],
  approved: [done, done, done, now, ahead],
  rejected: [done, done, done, "failed", ahead],
  withdrawn: [done, done, "failed", ahead, ahead],
  won: [done, done, done, done, done],
  lost: [done, done, done, done, "failed"],
  expired: [done, done, done, "failed", ahead],
  revoked: [done, done, done, "failed", ahead],
};

/** One track for each state. */
export const dealTracks = Object.fromEntries(
  Object.entries(steps).map(([status, each]) => [status, drawTrack(each)]),
) as Record<State, ReactElement>;
