import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { BucketPart, Buckets } from "#app/ui/buckets.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Section, Side, Split } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import type { DemandOverview, DemandRow } from "../demand-overview.ts";
import { DemandChart } from "./demand-chart.tsx";
import { DemandRows, units } from "./demand-rows.tsx";
import { monthHeads, span } from "./month-heads.ts";

/** What the channel expects of each part, beside what the supplier expects itself. */
export function SupplierDemand({ demand }: { demand: DemandOverview }) {
  const [params] = useSearchParams();
  const { rows, months, after, before, total } = demand;
  const chosen =
    rows.find(({ product }) => product.partNo === params.get("part")) ??
    rows.find(({ cells }) => cells.some((cell) => cell.channel !== null)) ??
    rows[0];
  return (
    <Split cols="main-side">
      <div className="stack">
        <Buckets label="Demand by part and month" corner="Part, pieces" heads={monthHeads(months)}>
          {rows.map((row) => (
            <PartRows
              key={row.product.id}
              row={row}
              chosen={row === chosen}
              columns={months.length}
            />
          ))}
        </Buckets>
        <Pager after={after} before={before}>
          {total} {total === 1 ? "part" : "parts"}
        </Pager>
      </div>
      {chosen && (
        <Side label={`${chosen.product.partNo} in detail`}>
          <Section title={chosen.product.partNo} sub={chosen.product.name}>
            <DemandChart row={chosen} />
          </Section>
          <Section title="Together" sub={span(months)}>
            <Facts figures facts={sumsOf(chosen)} />
          </Section>
          <Section title="What this is">
            <p className="help">
              Channel demand is what distributors and resellers expect to sell, each unit once. It
              is shown as a total. Difference is your forecast less the channel’s.{" "}
              <Link className="link" to="/portal/forecast">
                Change your forecast
              </Link>
            </p>
          </Section>
          <WhyLink to={`/portal/why/product/${chosen.product.id}`} />
        </Side>
      )}
    </Split>
  );
}

type PartRowsProps = { row: DemandRow; chosen: boolean; columns: number };

function PartRows({ row, chosen, columns }: PartRowsProps) {
  const [params] = useSearchParams();
  const { partNo, name, familyName } = row.product;
  return (
    <>
      <BucketPart
        name={
          <Link
            className="link"
            to={withParams(params, { part: partNo })}
            aria-current={chosen ? "true" : undefined}
            preventScrollReset
          >
            {partNo}
          </Link>
        }
        columns={columns}
      >
        <span className="clip">{name}</span>
        <span className="faint">{familyName}</span>
      </BucketPart>
      <DemandRows cells={row.cells} supplierLabel="Your forecast" />
    </>
  );
}

function sumsOf({ cells }: DemandRow) {
  const sum = (values: (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length > 0 ? known.reduce((total, value) => total + value, 0) : null;
  };
  return [
    { label: "Channel demand", value: units(sum(cells.map((cell) => cell.channel))) },
    { label: "Your forecast", value: units(sum(cells.map((cell) => cell.supplier))) },
    {
      label: "Months without your forecast",
      value: units(cells.filter((cell) => cell.channel !== null && cell.supplier === null).length),
    },
  ];
}
