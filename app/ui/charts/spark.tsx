import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";

const WIDTH = 64;
const HEIGHT = 20;
const TOP = 3;
const FOOT = 17;

/** The past of one figure, 64 by 20, without axes. The figure stands beside it and says what counts. */
export function Spark({ values }: { values: number[] }) {
  if (values.length < 2) return null;
  const x = scaleLinear([0, values.length - 1], [1, WIDTH - 3]);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const y = scaleLinear([low, high === low ? low + 1 : high], [FOOT, TOP]);
  const points = values.map((value, place): [number, number] => [round(x(place)), round(y(value))]);
  const [endX, endY] = points.at(-1) ?? [0, 0];
  return (
    <svg
      className="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path className="area" d={area<[number, number]>().y0(HEIGHT)(points) ?? undefined} />
      <path d={line<[number, number]>()(points) ?? undefined} />
      <circle className="end" cx={endX} cy={endY} r="2.5" />
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
