import type { ReactNode } from "react";

export type Level = "none" | "totals" | "detail";

const words: Record<Level, string> = { none: "None", totals: "Totals", detail: "Detail" };

/** How much of a facet one side shows the other: two boxes, the word, and until when. */
export function FacetLevel({ level, children }: { level: Level; children?: ReactNode }) {
  return (
    <span className="row-flex">
      <span className="level" aria-hidden="true">
        <i data-on={level === "none" ? undefined : ""} />
        <i data-on={level === "detail" ? "" : undefined} />
      </span>
      <span className={level === "none" ? "faint" : undefined}>{words[level]}</span>
      {children && <span className="faint small col-2">{children}</span>}
    </span>
  );
}
