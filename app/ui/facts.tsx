import type { ReactNode } from "react";

import { Spark } from "./charts/spark.tsx";
import { keyed } from "./keyed.ts";

export type Fact = {
  label: ReactNode;
  value: ReactNode;
  /** Where the value comes from, below it. */
  source?: ReactNode;
  strong?: boolean;
};

type FactsProps = {
  facts: Fact[];
  /** Labels left, figures right, edge to edge. */
  figures?: boolean;
  small?: boolean;
  /** Labels of one short word. */
  narrowLabels?: boolean;
};

/** Labels and values in two columns. */
export function Facts({ facts, figures, small, narrowLabels }: FactsProps) {
  return (
    <dl
      className={small ? "facts small" : "facts"}
      data-kind={figures ? "figures" : undefined}
      data-labels={narrowLabels ? "narrow" : undefined}
    >
      {keyed(facts).map(({ key, item }) => (
        <FactRow key={key} {...item} figures={figures} />
      ))}
    </dl>
  );
}

function FactRow({ label, value, source, strong, figures }: Fact & { figures?: boolean }) {
  const heavy = strong ? "strong" : undefined;
  return (
    <>
      <dt className={heavy}>{label}</dt>
      <dd className={[figures ? "num" : "", heavy ?? ""].filter(Boolean).join(" ") || undefined}>
        {value}
        {source && <small>{source}</small>}
      </dd>
    </>
  );
}

/** The few facts a record is judged by, side by side under its title. */
export function Strip({ facts, bare }: { facts: Fact[]; bare?: boolean }) {
  return (
    <dl className="strip" data-bare={bare ? "" : undefined}>
      {keyed(facts).map(({ key, item }) => (
        <div key={key}>
          <dt>{item.label}</dt>
          <dd className="tnum">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Headline figures in a row; each may carry the line of its past. */
export function Kpis({ children }: { children: ReactNode }) {
  return <dl className="kpis">{children}</dl>;
}

type KpiProps = {
  label: ReactNode;
  value: ReactNode;
  /** What it moved by, or what it is measured in. */
  change?: ReactNode;
  past?: number[];
};

export function Kpi({ label, value, change, past }: KpiProps) {
  return (
    <div className="kpi">
      <dt>{label}</dt>
      <dd>
        {value}
        {change && <small>{change}</small>}
      </dd>
      {past && past.length > 1 && <KpiSpark past={past} />}
    </div>
  );
}

// Only dt and dd may stand in a dl's group, so the line is one more dd; it says nothing the figure does not.
function KpiSpark({ past }: { past: number[] }) {
  return (
    <dd className="kpi-spark" aria-hidden="true">
      <Spark values={past} />
    </dd>
  );
}
