type QrCodeProps = {
  /** Rows of dark and light, as an encoder makes them, without a margin. */
  rows: boolean[][];
  /** What it says, for those who do not see it. */
  label: string;
};

// Cameras find the square by the light around it.
const MARGIN = 4;

/** A square of dark on light in every theme: some cameras cannot read the reverse. */
export function QrCode({ rows, label }: QrCodeProps) {
  const side = rows.length + 2 * MARGIN;
  const dots = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : [])),
  );
  return (
    <svg
      className="qr-code"
      width="208"
      height="208"
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dots.join("")} fill="#000" />
    </svg>
  );
}
