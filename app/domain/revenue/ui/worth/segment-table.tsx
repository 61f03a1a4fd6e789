import { formatMoney, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion, SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type { PastRun, WorthRun } from "../../worth/read-worth.server.ts";
import type { SegmentSum } from "../../worth/report.ts";
import { segments } from "../../worth/segments.ts";
import { keptTerms } from "../../worth/worth-terms.ts";
import { segmentLooks, segmentRules } from "./segment-words.ts";
import { CustomersDoor } from "./value-head.tsx";

const none: Omit<SegmentSum, "segment"> = {
  ...{ customers: 0, yearMinor: 0n, beforeMinor: 0n, lifetimeMinor: 0n, expected: 0 },
};

const shareOf = (part: bigint, whole: bigint) =>
  whole > 0n ? shareWords(Number(part) / Number(whole)) : NOTHING;

const shareWords = (share: number) =>
  share > 0 && share < 0.005 ? "< 1%" : formatPercent(share, undefined, { digits: 0 });

/** What each segment brings, and how many are in it beside the run before. */
export function SegmentTable({ run, past }: { run: WorthRun; past: PastRun[] }) {
  const { report } = run;
  const { currency } = report;
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { whole: true });
  const rules = segmentRules(keptTerms(report.terms), report.silenceDays);
  const before = past.find(({ day }) => day.getTime() === report.against?.getTime());
  const sumOf = (sums: readonly SegmentSum[], of: (sum: SegmentSum) => bigint) =>
    sums.reduce((all, sum) => all + of(sum), 0n);
  const year = sumOf(report.segments, ({ yearMinor }) => yearMinor);
  const lifetime = sumOf(report.segments, ({ lifetimeMinor }) => lifetimeMinor);
  return (
    <>
      <SectionHead title="What each segment brings" sub={currency} overTable />
      <ScrollRegion label="What each segment brings">
        <table className="table">
          <caption className="sr">Segments of customers</caption>
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col" className="col-3">
                Who
              </th>
              <th scope="col" className="num">
                Customers
              </th>
              <th scope="col" className="num col-2">
                Change
              </th>
              <th scope="col" className="num">
                Last 52 weeks
              </th>
              <th scope="col" className="num col-2">
                Share
              </th>
              <th scope="col" className="num">
                Lifetime value
              </th>
              <th scope="col" className="num col-2">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {segments.map((segment) => {
              const { word, ...look } = segmentLooks[segment];
              const sum = report.segments.find((each) => each.segment === segment) ?? none;
              const earlier = before?.segments.find((each) => each.segment === segment) ?? none;
              return (
                <tr key={segment}>
                  <th scope="row">
                    <Status {...look}>{word}</Status>
                  </th>
                  <td className="col-3 quiet whitespace-normal">{rules[segment]}</td>
                  <td className="num">
                    <CustomersDoor search={{ segment }}>{formatUnits(sum.customers)}</CustomersDoor>
                  </td>
                  <td className="num col-2 quiet">
                    {before
                      ? formatUnits(sum.customers - earlier.customers, undefined, { signed: true })
                      : NOTHING}
                  </td>
                  <td className="num">{money(sum.yearMinor)}</td>
                  <td className="num col-2 quiet">{shareOf(sum.yearMinor, year)}</td>
                  <td className="num">{lifetime > 0n ? money(sum.lifetimeMinor) : NOTHING}</td>
                  <td className="num col-2 quiet">{shareOf(sum.lifetimeMinor, lifetime)}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              <td className="col-3" />
              <td className="num">{formatUnits(report.customers)}</td>
              <td className="num col-2" />
              <td className="num">{money(year)}</td>
              <td className="num col-2" />
              <td className="num">{lifetime > 0n ? money(lifetime) : NOTHING}</td>
              <td className="num col-2" />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </>
  );
}
