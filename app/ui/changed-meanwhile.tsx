import { Facts } from "./facts.tsx";
import { Notice } from "./status.tsx";

export type StandsNow = { label: string; value: string }[];

/** Told to the second of two who edit the same record: what stands there now, before it is written over. */
export function ChangedMeanwhile({ now }: { now: StandsNow }) {
  return (
    <Notice tone="warn" title="Somebody changed this while you were editing" live>
      <p>What you typed is still here. Save again to put it in place of what stands now:</p>
      <Facts facts={now} small />
    </Notice>
  );
}
