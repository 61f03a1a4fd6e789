import { keyed } from "../keyed.ts";
import type { ChartColour } from "./chart-frame.tsx";

type BarSplitProps = {
  parts: { share: number; colour: ChartColour }[];
  /** In pixels: lengths compare within one table. */
  width?: number;
  height?: number;
  /** The same in words, shown when pointed at. */
  title?: string;
};

/** Under a figure: how it splits. The figure itself says what counts. */
export function BarSplit({ parts, width, height, title }: BarSplitProps) {
  const drawn = parts.filter((part) => part.share > 0);
  return (
    <span className="bar-split" style={{ width, height }} title={title} aria-hidden="true">
      {keyed(drawn).map(({ key, item }) => (
        <i key={key} className={`c-${item.colour}`} style={{ flex: item.share }} />
      ))}
    </span>
  );
}
