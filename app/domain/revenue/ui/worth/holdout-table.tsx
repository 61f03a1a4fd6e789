import { BarList } from "#app/ui/charts/bar-list.tsx";
import { Legend } from "#app/ui/filter-bar.tsx";
import { formatPercent, formatUnits } from "#app/ui/format.ts";

import type { HoldoutCheck } from "../../worth/report.ts";

/** What the model foretold of weeks it had not seen beside what came, by how often customers had bought. */
export function HoldoutTable({ check }: { check: HoldoutCheck }) {
  const off = check.expected > 0 ? check.made / check.expected - 1 : null;
  return (
    <>
      <p className="quiet pb-2">
        {`The models were told nothing of these weeks. For ${formatUnits(check.customers)} customers they foretold `}
        <b className="tnum">{formatUnits(check.expected)}</b>
        {" purchases; "}
        <b className="tnum">{formatUnits(check.made)}</b>
        {` came${off === null ? "" : `, ${formatPercent(off, undefined, { signed: true, digits: 1 })}`}`}
      </p>
      <BarList
        label="Purchases that came and that were foretold, by how often customers had bought"
        nameOf="Bought before"
        left={132}
        width={350}
        write={(value) => formatUnits(value)}
        againstName="Foretold"
        rows={check.groups.map(({ name, customers, expected, made }) => ({
          name: `${name} (${formatUnits(customers)})`,
          parts: [{ name: "Came", value: made, colour: "direct" }],
          text: formatUnits(made),
          against: expected,
        }))}
      />
      <p className="row-flex small">
        <Legend
          entries={[
            { colour: "direct", label: "Came" },
            { colour: "rest", label: "Foretold" },
          ]}
        />
        <span className="faint">number of customers in brackets</span>
      </p>
    </>
  );
}
