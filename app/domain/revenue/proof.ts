export type Flow = { units: number; netMinor: bigint };
export type FlowRow = Flow & {
  what: "sold_in" | "sold" | "returned" | "adjusted";
  phase: "before" | "in" | "after";
};

/** The books of a period: what lay in the channel, came and went, and whether what should be left is there. */
export type Proof = {
  opening: Flow;
  sellIn: Flow;
  sold: Flow;
  returned: Flow;
  adjusted: Flow;
  closing: Flow;
  /** The stock that the ledger holds, led back to the end of the period. */
  held: Flow;
  difference: Flow;
};

const sum = (...flows: Flow[]): Flow => ({
  units: flows.reduce((units, flow) => units + flow.units, 0),
  netMinor: flows.reduce((net, flow) => net + flow.netMinor, 0n),
});
const less = ({ units, netMinor }: Flow): Flow => ({ units: -units, netMinor: -netMinor });

export function proofOf(flows: readonly FlowRow[], stockNow: Flow): Proof {
  const of = (what: FlowRow["what"], phase: FlowRow["phase"]): Flow =>
    flows.find((flow) => flow.what === what && flow.phase === phase) ?? { units: 0, netMinor: 0n };
  const left = (phase: FlowRow["phase"]) =>
    sum(
      of("sold_in", phase),
      less(of("sold", phase)),
      less(of("returned", phase)),
      less(of("adjusted", phase)),
    );
  const opening = left("before");
  const closing = sum(opening, left("in"));
  const held = sum(stockNow, less(left("after")));
  return {
    opening,
    sellIn: of("sold_in", "in"),
    sold: of("sold", "in"),
    returned: of("returned", "in"),
    adjusted: of("adjusted", "in"),
    closing,
    held,
    difference: sum(closing, less(held)),
  };
}
