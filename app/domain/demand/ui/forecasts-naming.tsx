import { Link } from "@remix-run/react";

import { formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import type { CustomerForecast } from "../forecast-customers.server.ts";

const SHOWN = 8;

type ForecastsNamingProps = { forecasts: CustomerForecast[]; today: Date };

/** What partners expect the customer to take, by the forecasts in force that name it. */
export function ForecastsNaming({ forecasts, today }: ForecastsNamingProps) {
  if (forecasts.length === 0) return null;
  const more = forecasts.length - SHOWN;
  return (
    <section className="divide" aria-label="Forecasts that name it">
      <SectionHead
        title="Forecasts that name it"
        sub={more > 0 ? `the next ${SHOWN} of ${forecasts.length}` : undefined}
        overTable
      />
      <div className="table-frame">
        <table className="table">
          <caption className="sr">What partners expect the customer to take</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Month</th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="col-2">
                By
              </th>
              <th scope="col" className="col-2">
                Published
              </th>
            </tr>
          </thead>
          <tbody>
            {forecasts.slice(0, SHOWN).map((line) => (
              <tr key={`${line.productId} ${line.month.toISOString()} ${line.partnerName}`}>
                <td className="clip">
                  <span className="code">{line.partNo}</span>{" "}
                  <span className="quiet">{line.productName}</span>
                </td>
                <td className="nowrap">{monthWords(line.month)}</td>
                <td className="num">{formatUnits(line.quantity)}</td>
                <td className="col-2 clip quiet">{line.partnerName || NOTHING}</td>
                <td className="col-2">
                  {line.submissionId ? (
                    <Link className="link" to={`/desk/submissions/${line.submissionId}`}>
                      {formatDay(line.publishedAt, undefined, today)}
                    </Link>
                  ) : (
                    formatDay(line.publishedAt, undefined, today)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** "Dec 2026", of a month's first day. */
const monthWords = (month: Date) => formatDay(month).slice(2);
