import type { ReactNode } from "react";

type LineageProps = {
  /** The figure that the lines run together into. */
  total: ReactNode;
  note?: ReactNode;
  /** LineageLine elements; the last that counts is marked by the caller with `last`. */
  children: ReactNode;
};

/** A figure and every line behind it, drawn as streams that run together. */
export function Lineage({ total, note, children }: LineageProps) {
  return (
    <div className="lineage">
      <LineageTotal note={note}>{total}</LineageTotal>
      {children}
    </div>
  );
}

export function LineageTotal({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="lineage-total">
      <span className="figure">{children}</span>
      {note && <span className="faint small push">{note}</span>}
    </div>
  );
}

type LineageLineProps = {
  /** Through the channel, by the vendor itself, or reported twice and therefore not counted. */
  kind?: "indirect" | "direct" | "shadow";
  /** The last that counts ends the trunk. */
  last?: boolean;
  what: ReactNode;
  figure: ReactNode;
  /** The line of the file or invoice, as a link. */
  source?: ReactNode;
  /** Through whose hands, or why it is not counted. */
  children?: ReactNode;
};

export function LineageLine({
  kind = "indirect",
  last,
  what,
  figure,
  source,
  children,
}: LineageLineProps) {
  const shadow = kind === "shadow";
  return (
    <div className="lineage-line" data-kind={kind} data-last={last ? "" : undefined}>
      <div className="row-flex">
        <span className="clip">{what}</span>
        <span className={shadow ? "num push" : "num push strong"}>{figure}</span>
      </div>
      {source && <div className="row-flex small faint">{source}</div>}
      {children && <p className={shadow ? "small" : "small faint"}>{children}</p>}
    </div>
  );
}
