import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion } from "#app/ui/page.tsx";

import type { OwnFigure } from "../../own-ledger/own-ledger.store.server.ts";
import type { OwnFlow, OwnLedgerQuery, OwnRows } from "../../own-ledger/own-ledger-query.ts";
import type { OwnLedger } from "../../own-ledger/read-own-ledger.server.ts";

export const ownRowWords: Record<OwnRows, string> = {
  product: "Product",
  customer: "Customer",
  month: "Month",
};

/** What a partner bought, sold and has, row by row; each figure opens to its lines. */
export function OwnLedgerTable({ query, figures, totals }: OwnLedger) {
  const { by } = query;
  const buys = buysItself(query, totals);
  const keeps = by === "product";
  return (
    <ScrollRegion label={`Your ledger by ${ownRowWords[by].toLowerCase()}`}>
      <table className="table">
        <caption className="sr">{`Your ledger by ${ownRowWords[by].toLowerCase()}`}</caption>
        <thead>
          <tr>
            <th scope="col">{ownRowWords[by]}</th>
            {buys && <Numeric>Bought</Numeric>}
            {buys && <Numeric>At your net</Numeric>}
            <Numeric>Sold</Numeric>
            <Numeric>At your prices</Numeric>
            <Numeric>Came back</Numeric>
            {keeps && <Numeric>In stock</Numeric>}
            <Numeric>Uncovered</Numeric>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <Row
              key={`${figure.key} ${figure.currency}`}
              figure={figure}
              query={query}
              buys={buys}
            />
          ))}
        </tbody>
        <tfoot>
          {totals.map((total) => (
            <Row key={total.currency} figure={total} query={query} buys={buys} />
          ))}
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

const Numeric = ({ children }: { children: string }) => (
  <th scope="col" className="num">
    {children}
  </th>
);

type RowProps = { figure: OwnFigure; query: OwnLedgerQuery };

/** A reseller may buy everything from its distributor, which is no line of the vendor's. */
const buysItself = ({ by }: OwnLedgerQuery, totals: readonly OwnFigure[]) =>
  by !== "customer" && totals.some((total) => total.boughtUnits !== 0 || total.boughtMinor !== 0n);

function Row({ figure, query, buys }: RowProps & { buys: boolean }) {
  const shared = { figure, query };
  return (
    <tr>
      <th scope="row" className="clip">
        {figure.name || "Together"}{" "}
        {figure.note && <span className="quiet col-2">{figure.note}</span>}
      </th>
      {buys && <Figure of="bought" value={figure.boughtUnits} {...shared} />}
      {buys && <Amount minor={figure.boughtMinor} currency={figure.currency} />}
      <Figure of="sold" value={figure.soldUnits} {...shared} />
      <Amount minor={figure.soldMinor} currency={figure.currency} />
      <Figure of="back" value={figure.backUnits} {...shared} />
      {query.by === "product" && <Figure of="stock" value={figure.stockUnits} {...shared} />}
      <Figure of="uncovered" value={figure.waitingUnits} {...shared} />
    </tr>
  );
}

function Amount({ minor, currency }: { minor: bigint; currency: string }) {
  if (minor === 0n || currency === "") return <td className="num faint">{NOTHING}</td>;
  return <td className="num quiet">{formatMoney(minor, currency)}</td>;
}

function Figure({ of, value, figure, query }: RowProps & { of: OwnFlow; value: number }) {
  const [params] = useSearchParams();
  if (value === 0) return <td className="num faint">{NOTHING}</td>;
  const open = query.open?.of === of && query.open.at === figure.key;
  return (
    <td className="num" data-open={open ? "" : undefined}>
      <Link
        className="link"
        to={`${withParams(params, { of, at: figure.key, show: null })}#lines`}
        aria-current={open ? "true" : undefined}
      >
        {formatUnits(value)}
      </Link>
    </td>
  );
}
