import { Link } from "@remix-run/react";

import { BarSplit } from "#app/ui/charts/bar-split.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatAmount, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import { netOf } from "../../of-customer/bought.ts";
import { linesPage, type OfCustomer } from "../../of-customer/lines-address.ts";
import { wayWord } from "../../of-customer/lines-query.ts";
import type { BoughtInAll, BoughtWay } from "../../of-customer/read-bought.server.ts";

const SHOWN = 8;

type WaysTableProps = {
  of: OfCustomer;
  bought: BoughtInAll;
  /** How many deals each partner registered, by its id. */
  deals: Map<string, number>;
  /** Partners that registered deals and have sold nothing yet. */
  without: { id: string; name: string }[];
};

/** Who serves the customer: what each way sold, and the deals of whoever stands at its end. */
export function WaysTable({ of, bought, deals, without }: WaysTableProps) {
  const { ways, currency } = bought;
  const widest = ways.reduce((most, way) => (netOf(way) > most ? netOf(way) : most), 1n);
  return (
    <Section title="Who serves it" sub={`in all, ${currency} vendor net`}>
      {ways.length === 0 && without.length === 0 ? (
        <Empty title="No partner has sold to it or registered a deal" />
      ) : (
        <table className="table" data-density="dense" data-inset="">
          <caption className="sr">Partners involved, and what each sold</caption>
          <thead>
            <tr>
              <th scope="col">Through</th>
              <th scope="col" className="num">
                Deals
              </th>
              <th scope="col" className="num">
                Net
              </th>
            </tr>
          </thead>
          <tbody>
            {ways.slice(0, SHOWN).map((way) => (
              <tr key={wayWord(way.way)}>
                <td className="wraps">
                  <Through names={way.partnerNames} />
                  <Share way={way} widest={widest} />
                </td>
                <td className="num">{dealsOf(way, deals)}</td>
                <td className="num">
                  <Link className="figure-door" to={linesPage(of, { way: wayWord(way.way) })}>
                    {formatAmount(netOf(way), currency, undefined, { whole: true })}
                  </Link>
                </td>
              </tr>
            ))}
            {without.map(({ id, name }) => (
              <tr key={id}>
                <td className="wraps">{name}</td>
                <td className="num">{formatUnits(deals.get(id) ?? 0)}</td>
                <td className="num faint">{NOTHING}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ways.length > SHOWN && (
        <p className="small faint">{`and ${ways.length - SHOWN} more ways`}</p>
      )}
    </Section>
  );
}

/** Who sold it, and through whom that partner bought. */
function Through({ names }: { names: string[] }) {
  const [first, last] = names;
  if (!first) return "Direct";
  if (!last) return first;
  return (
    <>
      <span className="block">{last}</span>
      <span className="block faint small">{`via ${first}`}</span>
    </>
  );
}

function dealsOf({ way }: BoughtWay, deals: Map<string, number>) {
  const count = way.lastPartnerId ? (deals.get(way.lastPartnerId) ?? 0) : 0;
  return count === 0 ? NOTHING : formatUnits(count);
}

function Share({ way, widest }: { way: BoughtWay; widest: bigint }) {
  const length = Number((netOf(way) * 1_000n) / widest) / 1_000;
  return (
    <BarSplit
      width={Math.round(Math.max(length, 0) * 84)}
      parts={[
        { share: Number(way.indirectMinor), colour: "indirect" },
        { share: Number(way.directMinor), colour: "direct" },
      ]}
    />
  );
}
