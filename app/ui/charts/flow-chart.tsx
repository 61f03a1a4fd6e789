import { type ChartColour, ChartFrame, round } from "./chart-frame.tsx";
import { type FlowLink, type FlowNode, layFlow } from "./flow-layout.ts";

export type FlowChartNode = FlowNode & {
  name: string;
  /** Beside the name: "429k". */
  text: string;
  colour: ChartColour;
  /** Over the node instead of beside it, where bands would run through the words. */
  above?: boolean;
  /** Without words, where the same stands elsewhere. */
  silent?: boolean;
};

export type FlowChartLink = FlowLink & { direct?: boolean };

type FlowChartProps = {
  label: string;
  nodes: FlowChartNode[];
  links: FlowChartLink[];
  write: (value: number) => string;
  width?: number;
  height?: number;
};

const NODE = 6;
const TOP = 16;

/** Who supplies what: bands as wide as what goes through them, water through the channel and ink past it. */
export function FlowChart({ label, width = 320, height = 196, write, ...flow }: FlowChartProps) {
  const { nodes, links } = layFlow(flow.nodes, flow.links, {
    width,
    height: height - TOP * 2,
    node: NODE,
    gap: 12,
  });
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  return (
    <ChartFrame
      label={label}
      width={width}
      height={height}
      maxWidth="22rem"
      table={{
        head: ["From", "To", "Amount"],
        rows: flow.links.map(({ from, to, value }) => [nameOf(from), nameOf(to), write(value)]),
      }}
    >
      <g transform={`translate(0 ${TOP})`}>
        {links.map((link) => (
          <path
            key={`${link.from} ${link.to}`}
            className={link.direct ? "flow direct" : "flow"}
            d={link.path}
          />
        ))}
        {nodes.map((node) => (
          <g key={node.id}>
            <rect
              className={`c-${node.colour}`}
              x={node.x}
              y={round(node.top)}
              width={NODE}
              height={round(Math.max(node.height, 1))}
              rx="1"
            />
            {!node.silent && (
              <text
                className="value"
                x={node.above ? node.x : node.x + NODE + 6}
                y={round(node.above ? node.top - 6 : node.top + node.height / 2 + 4)}
              >
                {node.name} {node.text}
              </text>
            )}
          </g>
        ))}
      </g>
    </ChartFrame>
  );
}
