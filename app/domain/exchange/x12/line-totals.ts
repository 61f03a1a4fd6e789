import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import type { Sink } from "./report-line.ts";

type Total = { segment: Segment; place: number; said: number };

/**
 * The totals that a report says of itself, against what was counted. Senders count parts, transfers or quantities as
 * lines, so any of the three will do.
 */
export function lineTotals() {
  let [transfers, parts, quantities, sum] = [0, 0, 0, 0];
  const totals: Total[] = [];
  let lines: Segment | null = null;
  const numberAt = (segment: Segment, place: number) => Number(elementOf(segment, place));

  return {
    transfer: () => {
      transfers += 1;
    },
    part: () => {
      parts += 1;
    },
    quantity: (segment: Segment) => {
      quantities += 1;
      sum += numberAt(segment, 2) || 0;
    },
    /** A quantity in the heading is a total of the lines. */
    total: (segment: Segment) => {
      const said = numberAt(segment, 2);
      if (totals.length < 100) totals.push({ segment, place: 2, said });
    },
    said: (segment: Segment) => {
      lines = segment;
    },
    check: (sink: Pick<Sink<never>, "refuse" | "note">) => {
      for (const { segment, place, said } of totals) {
        if (!(Math.abs(said - sum) > 1e-6)) continue;
        sink.refuse(segment, place, `The total differs from ${plain(sum)} in the lines`, "7");
      }
      if (!lines) return;
      const said = numberAt(lines, 1);
      if (![transfers, parts, quantities].includes(said)) {
        const counted = parts || quantities || transfers;
        sink.refuse(lines, 1, `${elementOf(lines, 1)} lines said, ${counted} counted`, "7");
      }
      const hash = elementOf(lines, 2);
      if (hash !== "" && Math.abs(Number(hash) - sum) > 1e-6) {
        sink.note(lines, 2, `The hash total differs from ${plain(sum)}, the sum of the quantities`);
      }
    },
  };
}

const plain = (sum: number) => String(Math.round(sum * 1e6) / 1e6);
