import { Link, useSearchParams } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import type { RevenuePage } from "../read-revenue.server.ts";
import { stockCell, uncoveredCell } from "../revenue-query.schema.ts";
import { openCell, wholeAmount } from "./revenue-words.ts";

type Props = Pick<RevenuePage, "query" | "proof" | "stock" | "products" | "partnerNames">;

/** Where partners reported more than they were sold, each opening to its lines. */
export function ChannelExceptions({ query, proof, products, partnerNames }: Props) {
  const [params] = useSearchParams();
  return (
    <section id="exceptions" className="divide" aria-label="Uncovered">
      <SectionHead title="Uncovered" sub="reported without a sell-in behind it, ever" overTable />
      {proof.uncovered.length === 0 ? (
        <Empty title="Every reported unit has a sell-in behind it" />
      ) : (
        <table className="table">
          <caption className="sr">Uncovered units by partner and product</caption>
          <thead>
            <tr>
              <th scope="col">Partner</th>
              <th scope="col">Product</th>
              <th scope="col" className="num">
                Sold
              </th>
              <th scope="col" className="num col-2">
                Moved on
              </th>
              <th scope="col" className="num col-2">
                Came back
              </th>
              <th scope="col" className="num">{`Street value, ${query.currency}`}</th>
            </tr>
          </thead>
          <tbody>
            {proof.uncovered.map(({ partnerId, productId, sold, moved, returned, streetMinor }) => (
              <tr key={`${partnerId} ${productId}`} data-door="">
                <td>
                  <Link
                    className="row-link"
                    to={openCell(params, uncoveredCell(partnerId, productId))}
                    preventScrollReset
                  >
                    {partnerNames.get(partnerId) ?? "Unknown"}
                  </Link>
                </td>
                <td className="clip">{products.get(productId)?.partNo}</td>
                <td className="num">{units(sold)}</td>
                <td className="num col-2">{units(moved)}</td>
                <td className="num col-2">{units(returned)}</td>
                <td className="num">{wholeAmount(streetMinor, query.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What lies at each partner, at what the vendor was paid for it. */
export function ChannelStock({ query, stock, partnerNames }: Props) {
  const [params] = useSearchParams();
  return (
    <section id="stock" className="divide" aria-label="Channel stock">
      <SectionHead title="Channel stock" sub="today, by partner, at vendor net" overTable />
      {stock.length === 0 ? (
        <Empty title="Nothing lies in the channel" />
      ) : (
        <table className="table">
          <caption className="sr">Channel stock by partner</caption>
          <thead>
            <tr>
              <th scope="col">Partner</th>
              <th scope="col" className="col-2">
                Oldest since
              </th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="num">{`Value, ${query.currency}`}</th>
            </tr>
          </thead>
          <tbody>
            {stock.map(({ partnerId, units: count, netMinor, oldestDay }) => (
              <tr key={partnerId} data-door="">
                <td>
                  <Link
                    className="row-link"
                    to={openCell(params, stockCell(partnerId))}
                    preventScrollReset
                  >
                    {partnerNames.get(partnerId) ?? "Unknown"}
                  </Link>
                </td>
                <td className="col-2 quiet">{formatDay(oldestDay)}</td>
                <td className="num">{units(count)}</td>
                <td className="num">{wholeAmount(netMinor, query.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const units = (count: number) => (count === 0 ? NOTHING : formatUnits(count));
