import { Fragment } from "react";

import { BucketPart, BucketRow, Buckets } from "#app/ui/buckets.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";

import type { PublisherRow, VendorDemandOverview } from "../demand-overview.ts";
import { DemandRows, units } from "./demand-rows.tsx";
import { beginsYear, monthHeads } from "./month-heads.ts";

/** Demand by part and month, and who stated it. */
export function VendorDemand({ demand }: { demand: VendorDemandOverview }) {
  const { rows, months, after, before, total, timeZone } = demand;
  return (
    <div className="stack">
      <Buckets label="Demand by part and month" corner="Part, pieces" heads={monthHeads(months)}>
        {rows.map(({ product, cells, publishers }) => (
          <Fragment key={product.id}>
            <BucketPart name={product.partNo} columns={months.length} end={countOf(publishers)}>
              <span className="clip">{product.name}</span>
              <span className="faint">{product.familyName}</span>
            </BucketPart>
            <DemandRows cells={cells} supplierLabel="Supplier" />
            {publishers.map((publisher) => (
              <Publisher key={publisher.partnerId} publisher={publisher} timeZone={timeZone} />
            ))}
          </Fragment>
        ))}
      </Buckets>
      <Pager after={after} before={before}>
        {total} {total === 1 ? "part" : "parts"} with a forecast
      </Pager>
    </div>
  );
}

const countOf = (publishers: PublisherRow[]) => (
  <span className="faint small">
    {publishers.length} {publishers.length === 1 ? "partner" : "partners"} published
  </span>
);

function Publisher({ publisher, timeZone }: { publisher: PublisherRow; timeZone: string }) {
  const { name, kind, within, publishedAt, cells } = publisher;
  const held = within.length > 0 ? `in ${within.join(", ")}` : kind;
  return (
    <BucketRow
      quiet
      name={
        <span className="row-flex ps-4" title={`Published ${formatInstant(publishedAt, timeZone)}`}>
          <span className="clip max-w-44">{name}</span>
          <span className="faint small">{held}</span>
        </span>
      }
      cells={cells.map(({ month, quantity, counted }, at) => ({
        text:
          quantity !== null && !counted && kind !== "supplier" ? (
            <s className="faint relative" title={`Already in the figure of ${within.join(", ")}`}>
              {units(quantity)}
              <span className="sr"> not counted</span>
            </s>
          ) : (
            units(quantity)
          ),
        month: beginsYear(month, at),
      }))}
    />
  );
}
