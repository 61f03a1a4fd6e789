import { formatDay, formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import type { InstalledRow } from "../facets.server.ts";

/** Units at the customer: per family or per product, as far as it is shown. */
export function AccountInstalled({ rows, none }: { rows: InstalledRow[]; none: string }) {
  return (
    <Section title="Installed base">
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <dl className="facts" data-kind="figures">
          {rows.map((row) => (
            <Row key={`${row.family} ${row.partNo}`} row={row} />
          ))}
        </dl>
      )}
    </Section>
  );
}

function Row({ row }: { row: InstalledRow }) {
  return (
    <>
      <dt>
        {row.product ?? row.family}
        {row.lastDay && <small>last {formatDay(row.lastDay)}</small>}
      </dt>
      <dd className="num">{formatUnits(row.units)}</dd>
    </>
  );
}
