import { round } from "./chart-frame.tsx";

export type FlowNode = {
  id: string;
  /** Counted from the left. */
  column: number;
  /** What goes through it. */
  value: number;
};

export type FlowLink = { from: string; to: string; value: number };

export type PlacedNode<N> = N & { x: number; top: number; height: number };
export type PlacedLink<L> = L & { path: string };

type Box = { width: number; height: number; node: number; gap: number };

/** Widths to one scale, each column in the middle, bands in the order of the nodes they lead to. */
export function layFlow<N extends FlowNode, L extends FlowLink>(
  nodes: N[],
  links: L[],
  { width, height, node: thickness, gap }: Box,
): { nodes: PlacedNode<N>[]; links: PlacedLink<L>[] } {
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1;
  const inColumn = (column: number) => nodes.filter((node) => node.column === column);
  const columnOf = (id: string) => nodes.find((node) => node.id === id)?.column ?? 0;
  // A band that skips a column passes under its nodes, so room is kept for it there.
  const passing = (column: number) =>
    links
      .filter(({ from, to }) => columnOf(from) < column && column < columnOf(to))
      .map(({ value }) => value);
  const filling = (column: number) => [
    ...inColumn(column).map(({ value }) => value),
    ...passing(column),
  ];
  const scale = Math.min(
    ...Array.from({ length: columns }, (_, column) => {
      const here = filling(column);
      const sum = here.reduce((total, value) => total + value, 0);
      return (height - gap * (here.length - 1)) / Math.max(sum, Number.MIN_VALUE);
    }),
  );
  const placed = Array.from({ length: columns }, (_, column) => {
    const here = inColumn(column);
    const all = filling(column);
    const tall = all.reduce((sum, value) => sum + value * scale, gap * (all.length - 1));
    let top = (height - tall) / 2;
    return here.map((node) => {
      const x = columns > 1 ? (column / (columns - 1)) * (width - thickness) : 0;
      const spot = { ...node, x: round(x), top, height: node.value * scale };
      top += spot.height + gap;
      return spot;
    });
  }).flat();

  const left = new Map(placed.map(({ id, top }) => [id, top]));
  const right = new Map(placed.map(({ id, top }) => [id, top]));
  const order = (id: string) => placed.findIndex((node) => node.id === id);
  const drawn = [...links]
    .sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to))
    .flatMap((link) => {
      const from = placed[order(link.from)];
      const to = placed[order(link.to)];
      if (!from || !to) return [];
      const start = left.get(link.from) ?? 0;
      const end = right.get(link.to) ?? 0;
      const tall = link.value * scale;
      left.set(link.from, start + tall);
      right.set(link.to, end + tall);
      return [{ ...link, path: band(from.x + thickness, start, to.x, end, tall) }];
    });
  return { nodes: placed, links: drawn };
}

function band(x: number, start: number, endX: number, end: number, tall: number): string {
  const middle = round((x + endX) / 2);
  const [a, b, c, d] = [start, end, end + tall, start + tall].map(round);
  return `M${x} ${a}C${middle} ${a} ${middle} ${b} ${endX} ${b}V${c}C${middle} ${c} ${middle} ${d} ${x} ${d}Z`;
}
