import { useEffect, useRef } from "react";

import { formatDay, formatUnits } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import type { TermsPreview } from "../../worth/preview-terms.server.ts";
import { segments } from "../../worth/segments.ts";
import { SegmentStatus } from "./moves-table.tsx";

/** How many customers each segment would hold. */
export function TermsPreviewTable({ day, now, then }: TermsPreview) {
  const table = useRef<HTMLElement>(null);
  // It stands above the form, whose button may be a screen further down.
  useEffect(() => {
    if (then.length > 0) table.current?.focus();
  }, [then]);

  const count = (sums: TermsPreview["now"], segment: string) =>
    sums.find((each) => each.segment === segment)?.customers ?? 0;
  return (
    <section className="divide" aria-label="What it would change" ref={table} tabIndex={-1}>
      <SectionHead
        title="What it would change"
        sub={`customers of ${formatDay(day)}; nothing is saved yet`}
        overTable
      />
      <table className="table" data-density="dense">
        <caption className="sr">Customers in each segment now and by these limits</caption>
        <thead>
          <tr>
            <th scope="col">Segment</th>
            <th scope="col" className="num">
              Now
            </th>
            <th scope="col" className="num">
              Then
            </th>
            <th scope="col" className="num">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => {
            const [before, after] = [count(now, segment), count(then, segment)];
            return (
              <tr key={segment}>
                <th scope="row">
                  <SegmentStatus segment={segment} />
                </th>
                <td className="num">{formatUnits(before)}</td>
                <td className="num">{formatUnits(after)}</td>
                <td className="num quiet">
                  {formatUnits(after - before, undefined, { signed: true })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
