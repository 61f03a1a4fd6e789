import { Notice } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { DisclosedOverlap } from "../../conflicts/disclosed-overlap.ts";
import { dayWords } from "../due-words.ts";

type OverlapToldProps = {
  overlap: DisclosedOverlap | null;
  clock: Clock;
  vendorName: string;
};

/** What a partner is told of what stands against its registration. Without anything to tell it is not there. */
export function OverlapTold({ overlap, clock, vendorName }: OverlapToldProps) {
  if (!overlap) return null;
  const held = overlap.protected.map(
    ({ family, until }) => `${family} until ${dayWords(until, clock)}`,
  );
  return (
    <>
      {held.length > 0 && (
        <Notice tone="warn" mark="overlap" title={`Protected elsewhere: ${held.join(", ")}`}>
          {vendorName} decides with both registrations at hand.
        </Notice>
      )}
      {overlap.ours && (
        <Notice tone="warn" mark="overlap" title={`${vendorName} sells here itself`}>
          Its own sales are engaged at this customer. The decision takes it into account.
        </Notice>
      )}
    </>
  );
}
