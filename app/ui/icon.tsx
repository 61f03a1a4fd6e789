import type { ReactElement } from "react";

import { icons } from "./icon-paths.tsx";
import { marks } from "./mark-paths.tsx";

export type IconName = keyof typeof icons;
export type MarkName = keyof typeof marks;

/**
 * A 16 px line drawing beside a word, 12 px when small. It never stands for a word of its own. The size is on the
 * element as well, so that a page whose styles did not arrive can still be read.
 */
export function Icon({ name, size, className }: IconProps) {
  const classes = ["i", size === "sm" ? "i-sm" : "", className ?? ""].filter(Boolean).join(" ");
  const side = size === "sm" ? 12 : 16;
  return (
    <svg className={classes} width={side} height={side} viewBox="0 0 16 16" aria-hidden="true">
      {icons[name]}
    </svg>
  );
}

type IconProps = { name: IconName; size?: "sm"; className?: string };

/** Made once: a long list shows the same few shapes again and again. */
export const drawnMarks = Object.fromEntries(
  Object.entries(marks).map(([name, shape]) => [
    name,
    <svg key={name} className="mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {shape}
    </svg>,
  ]),
) as Record<MarkName, ReactElement>;

/** The 12 px shape of a state: it reads without colour, and takes its colour from `data-tone` above. */
export const Mark = ({ name }: { name: MarkName }): ReactElement => drawnMarks[name];
