import type { ReactElement } from "react";

import { icons } from "./icon-paths.tsx";
import { marks } from "./mark-paths.tsx";

export type IconName = keyof typeof icons;
export type MarkName = keyof typeof marks;

/** A 16 px line drawing beside a word, 12 px when small. It never stands for a word of its own. */
export function Icon({ name, size, className }: IconProps) {
  const classes = ["i", size === "sm" ? "i-sm" : "", className ?? ""].filter(Boolean).join(" ");
  return (
    <svg className={classes} viewBox="0 0 16 16" aria-hidden="true">
      {icons[name]}
    </svg>
  );
}

type IconProps = { name: IconName; size?: "sm"; className?: string };

/** The 12 px shape of a state: it reads without colour, and takes its colour from `data-tone` above. */
export function Mark({ name }: { name: MarkName }): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 12 12" aria-hidden="true">
      {marks[name]}
    </svg>
  );
}
