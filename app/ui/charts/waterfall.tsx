import { scaleLinear } from "d3-scale";

import { keyed } from "../keyed.ts";
import { type ChartColour, ChartFrame, round } from "./chart-frame.tsx";

export type WaterfallStep = {
  name: string;
  /** Minor units or pieces; only the drawing rounds them. */
  amount: bigint;
  /** To the cent, as it is read. */
  text: string;
  /** A stock stands on zero, a flow on what was before it; the check is outlined, it is what should be there. */
  kind: "stock" | "flow" | "check";
  colour?: ChartColour;
};

const BAR = 80;
const GAP = 32;
const TOP = 24;
const FOOT = 158;
const HEIGHT = 184;

type Placed = WaterfallStep & { low: number; high: number; level: number };

/** Where each step stands: `level` is what is left after it. */
export function placeSteps(steps: WaterfallStep[]): Placed[] {
  let level = 0;
  return steps.map((step) => {
    const amount = Number(step.amount);
    const from = step.kind === "flow" ? level : 0;
    const to = step.kind === "flow" ? level + amount : amount;
    level = to;
    return { ...step, low: Math.min(from, to), high: Math.max(from, to), level };
  });
}

/** What came, what went, what is left, and the figure it must equal. */
export function Waterfall({ label, steps }: { label: string; steps: WaterfallStep[] }) {
  const placed = placeSteps(steps);
  const width = Math.max(placed.length * (BAR + GAP) - GAP, BAR);
  const most = Math.max(...placed.map(({ high }) => high), 1);
  const least = Math.min(...placed.map(({ low }) => low), 0);
  const y = scaleLinear([least, most], [FOOT, TOP]);

  return (
    <ChartFrame
      label={label}
      width={width}
      height={HEIGHT}
      scrolls
      table={{ head: ["Step", "Amount"], rows: steps.map(({ name, text }) => [name, text]) }}
    >
      <path className="base" d={`M0 ${Math.round(y(0)) + 0.5}H${width}`} />
      {keyed(placed).map(({ key, item: step }) => {
        const x = key * (BAR + GAP);
        const top = round(y(step.high));
        const height = round(Math.max(y(step.low) - y(step.high), 1.5));
        const middle = x + BAR / 2;
        return (
          <g key={key}>
            {step.kind === "check" ? (
              <rect className="check-bar" x={x + 0.5} y={top} width={BAR - 1} height={height} />
            ) : (
              <rect
                className={`c-${step.colour ?? (step.kind === "stock" ? "rest" : "indirect")}`}
                x={x}
                y={top}
                width={BAR}
                height={height}
                rx="1"
              />
            )}
            {key < placed.length - 1 && (
              <path className="join" d={`M${x + BAR} ${Math.round(y(step.level)) + 0.5}h${GAP}`} />
            )}
            <text className="value" x={middle} y={round(top - 6)} textAnchor="middle">
              {step.text}
            </text>
            <text className="name" x={middle} y="176" textAnchor="middle">
              {step.name}
            </text>
          </g>
        );
      })}
    </ChartFrame>
  );
}
