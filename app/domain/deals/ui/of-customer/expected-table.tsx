import { Link } from "@remix-run/react";

import { formatDay, formatMoney, formatUnits } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import type { Expected } from "../../of-customer/expected.server.ts";
import { stageNames } from "../deal-words.ts";

const SHOWN = 8;

/** The demand that names the customer: what its open deals expect it to buy, and by when. */
export function ExpectedTable({ expected, today }: { expected: Expected[]; today: Date }) {
  if (expected.length === 0) return null;
  const more = expected.length - SHOWN;
  return (
    <section className="divide" aria-label="Expected demand">
      <SectionHead
        title="Expected demand"
        sub={`what its open deals say${more > 0 ? `, the next ${SHOWN} of ${expected.length}` : ""}`}
        overTable
      />
      <div className="table-frame">
        <table className="table">
          <caption className="sr">What open deals expect the customer to buy</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="num col-2">
                Value
              </th>
              <th scope="col" className="col-2">
                By
              </th>
              <th scope="col" className="col-3">
                Stage
              </th>
              <th scope="col">Close</th>
              <th scope="col">Deal</th>
            </tr>
          </thead>
          <tbody>
            {expected.slice(0, SHOWN).map((line) => (
              <tr key={`${line.dealId} ${line.partNo}`}>
                <td className="clip">
                  <span className="code">{line.partNo}</span>{" "}
                  <span className="quiet">{line.productName}</span>
                </td>
                <td className="num">{formatUnits(line.quantity)}</td>
                <td className="num col-2">
                  {formatMoney(line.amountMinor, line.currency, undefined, { whole: true })}
                </td>
                <td className="col-2 clip quiet">{line.partnerName}</td>
                <td className="col-3 quiet">{stageNames[line.stage]}</td>
                <td className="nowrap">{formatDay(line.closeDay, undefined, today)}</td>
                <td>
                  <Link className="link" to={`/desk/deals/${line.dealId}`}>
                    {line.number}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
