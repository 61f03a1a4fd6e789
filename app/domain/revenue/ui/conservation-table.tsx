import { Link } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { formatAmount, formatUnits, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion, SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type { Conservation, ProductBooks } from "../proof/conservation-by-product.server.ts";
import { uncoveredCell } from "../revenue-query.schema.ts";

const figures = [
  ["Sell-in", "soldIn", "soldInMinor"],
  ["Sold", "sold", "soldMinor"],
  ["Sent back", "returned", "returnedMinor"],
  ["Adjusted", "adjusted", "adjustedMinor"],
  ["In stock", "stock", "stockMinor"],
] as const;

/** Both sides of each product's books, in units and to the cent. */
export function ConservationTable({ products, only }: Pick<Conservation, "products" | "only">) {
  if (products.length === 0) {
    return only === "exceptions" ? (
      <Empty title="Every product adds up">Nothing is uncovered, and every rate is known.</Empty>
    ) : (
      <Empty title="Nothing was sold in yet">Sell-in and reported sales appear here.</Empty>
    );
  }
  return (
    <ScrollRegion label="Books by product">
      <table className="table">
        <caption className="sr">
          Sell-in of each product and what became of it, units above the amount
        </caption>
        <thead>
          <tr>
            <th scope="col">Product</th>
            {figures.map(([name]) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
            <th scope="col">Adds up</th>
          </tr>
        </thead>
        <tbody>
          {products.map((books) => (
            <tr key={`${books.productId} ${books.currency}`}>
              <th scope="row" className="code nowrap">
                <Link
                  className="row-link"
                  to={`/desk/revenue?by=product&columns=total&cell=${books.productId}~all`}
                >
                  {books.partNo}
                </Link>
                <small className="faint">{` ${books.currency}`}</small>
              </th>
              {figures.map(([name, units, minor]) => (
                <td key={name} className="num">
                  {books[units] === 0 && books[minor] === 0n ? (
                    NOTHING
                  ) : (
                    <>
                      {formatUnits(books[units])}
                      <br />
                      <span className="quiet">{formatAmount(books[minor], books.currency)}</span>
                    </>
                  )}
                </td>
              ))}
              <td>
                <Verdict {...books} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Verdict({ gap, gapMinor, currency, uncovered, unrated }: ProductBooks) {
  if (gap !== 0 || gapMinor !== 0n) {
    return (
      <Status mark="bad" tone="bad">
        {`${formatUnits(gap)} units, ${formatAmount(gapMinor, currency)} missing`}
      </Status>
    );
  }
  const exceptions = [
    uncovered !== 0 && `${formatUnits(uncovered)} units uncovered`,
    unrated !== 0 && `${formatUnits(unrated)} without a rate`,
  ].filter(Boolean);
  if (exceptions.length === 0) {
    return (
      <Status mark="ok" tone="ok">
        To the cent
      </Status>
    );
  }
  return (
    <Status mark="warn" tone="warn">
      {exceptions.join(", ")}
    </Status>
  );
}

type Named = Pick<Conservation, "uncovered" | "behind" | "partNames" | "partnerNames">;

/** What is not explained, by name; each opens to its lines. */
export function NamedExceptions({ uncovered, behind, partNames, partnerNames }: Named) {
  return (
    <section className="divide" aria-label="Exceptions">
      <SectionHead title="Exceptions" sub="each opens to its lines" overTable />
      {uncovered.length + behind.length === 0 ? (
        <Empty title="No exceptions" />
      ) : (
        <table className="table">
          <caption className="sr">Exceptions of the proof</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Product</th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="num">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {behind.map(({ productId, currency, units, netMinor }) => (
              <tr key={`behind ${productId} ${currency}`}>
                <td>Waits to be worked out</td>
                <td>{partNames.get(productId) ?? "Unknown"}</td>
                <td className="num">{formatUnits(units)}</td>
                <td className="num">{`${currency} ${formatAmount(netMinor, currency)}`}</td>
              </tr>
            ))}
            {uncovered.map(({ partnerId, productId, currency, streetMinor, ...line }) => (
              <tr key={`${partnerId} ${productId} ${currency}`} data-door="">
                <td>
                  <Link
                    className="row-link"
                    to={`/desk/revenue?currency=${currency}&cell=${uncoveredCell(partnerId, productId)}`}
                  >
                    {`${whatIsWrong(line)}, ${partnerNames.get(partnerId) ?? "unknown"}`}
                  </Link>
                </td>
                <td>{partNames.get(productId) ?? "Unknown"}</td>
                <td className="num">{formatUnits(line.sold + line.moved - line.returned)}</td>
                <td className="num">{`${currency} ${formatAmount(streetMinor, currency)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function whatIsWrong({ sold, moved, returned }: { sold: number; moved: number; returned: number }) {
  if (sold > 0) return "Sold without a sell-in";
  if (moved > 0) return "Moved on without a sell-in";
  if (returned > 0) return "Came back without having been sold";
  return "Price changed with nothing in stock";
}
