import { Link } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { formatAmount, formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import { netOf } from "../../of-customer/bought.ts";
import { linesPage, type OfCustomer } from "../../of-customer/lines-address.ts";
import type { BoughtInAll } from "../../of-customer/read-bought.server.ts";

const SHOWN = 12;

type InstalledTableProps = {
  of: OfCustomer;
  bought: BoughtInAll;
  /** How many units are known by serial number, by product. */
  serials: Map<string, number>;
  today: Date;
};

/** What stands at the customer: units less what came back, since when, and through whom. */
export function InstalledTable({ of, bought, serials, today }: InstalledTableProps) {
  const { products, currency } = bought;
  const more = products.length - SHOWN;
  return (
    <section className="divide" aria-label="Installed products">
      <SectionHead
        title="Installed products"
        sub={`${formatUnits(bought.sums.units)} units, less what came back`}
        overTable
        actions={
          more > 0 && (
            <Link className="link small" to={linesPage(of)}>
              {`Lines of all ${products.length}`}
            </Link>
          )
        }
      />
      {products.length === 0 ? (
        <Empty title="Nothing bought yet">
          Products appear here when a sale to this customer is invoiced or reported.
        </Empty>
      ) : (
        <div className="table-frame">
          <table className="table">
            <caption className="sr">Products that the customer bought</caption>
            <thead>
              <tr>
                <th scope="col">Product</th>
                <th scope="col" className="col-3">
                  Family
                </th>
                <th scope="col" className="col-2">
                  Through
                </th>
                <th scope="col" className="num">
                  Units
                </th>
                {serials.size > 0 && (
                  <th scope="col" className="num col-3">
                    Serials
                  </th>
                )}
                <th scope="col" className="num">{`Vendor net, ${currency}`}</th>
                <th scope="col" className="num col-2">
                  Last
                </th>
              </tr>
            </thead>
            <tbody>
              {products.slice(0, SHOWN).map(({ product, through, ...sums }) => (
                <tr key={product.id}>
                  <td className="clip">
                    <span className="code">{product.partNo}</span>{" "}
                    <span className="quiet">{product.name}</span>
                  </td>
                  <td className="quiet col-3 clip">{product.familyName}</td>
                  <td className="quiet col-2 clip" title={through.join(", ")}>
                    {through.join(", ")}
                  </td>
                  <td className="num">
                    <Link className="figure-door" to={linesPage(of, { product: product.id })}>
                      {formatUnits(sums.units)}
                    </Link>
                  </td>
                  {serials.size > 0 && (
                    <td className="num col-3">
                      <Serials of={of} productId={product.id} held={serials.get(product.id) ?? 0} />
                    </td>
                  )}
                  <td className="num">
                    <Link className="figure-door" to={linesPage(of, { product: product.id })}>
                      {formatAmount(netOf(sums), currency, undefined, { whole: true })}
                    </Link>
                  </td>
                  <td className="num quiet col-2 nowrap">
                    {sums.lastDay ? formatDay(sums.lastDay, undefined, today) : NOTHING}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

type SerialsProps = { of: OfCustomer; productId: string; held: number };

function Serials({ of, productId, held }: SerialsProps) {
  if (held === 0) return <span className="faint">{NOTHING}</span>;
  return (
    <Link className="figure-door" to={linesPage(of, { product: productId, serials: "only" })}>
      {formatUnits(held)}
    </Link>
  );
}
