import { keyed } from "./keyed.ts";

export type TrackStep = "done" | "now" | "stuck" | "failed" | "ahead";

type TrackProps = {
  steps: TrackStep[];
  /** The same in words; leave it out where a status stands beside it. */
  label?: string;
};

/** How far a deal is, in one cell. */
export function Track({ steps, label }: TrackProps) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <span className="track" {...named}>
      {keyed(steps).map(({ key, item }) => (
        <i
          key={key}
          data-done={item === "done" || item === "failed" ? "" : undefined}
          data-now={item === "now" || item === "stuck" ? "" : undefined}
          data-stuck={item === "stuck" ? "" : undefined}
          data-fail={item === "failed" ? "" : undefined}
        />
      ))}
    </span>
  );
}
