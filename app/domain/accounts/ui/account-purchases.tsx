import { formatAmount, formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import type { Side } from "../joint-account.ts";
import type { PurchaseRow, Purchases } from "../purchases.ts";
import { type Names, quarterName, throughWords } from "./account-words.ts";

type PurchasesProps = {
  purchases: Purchases;
  side: Side;
  names: Names;
  /** The other side shows nothing: these are one's own reported sales. */
  ownOnly: boolean;
};

/** What was bought, through whom, at street value. */
export function AccountPurchases({ purchases, side, names, ownOnly }: PurchasesProps) {
  const { rows } = purchases;
  const byFamily = rows.some(({ family }) => family !== null);
  return (
    <section aria-label="Bought">
      <SectionHead
        title="Bought"
        sub={rows.length === 0 ? "Nothing in sight" : ownOnly ? "as you reported it" : undefined}
        overTable
      />
      {rows.length > 0 && (
        <table className="table">
          <caption className="sr">What was bought and through whom</caption>
          <thead>
            <tr>
              <th scope="col">{byFamily ? "Family" : "Quarter"}</th>
              <th scope="col">Through</th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="num">
                Street value
              </th>
              <th scope="col" className="num col-2">
                Last
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td className="strong">{nameOf(row)}</td>
                <td>{throughWords(row.through, side, names)}</td>
                <td className="num">{formatUnits(row.units)}</td>
                <td className="num nowrap">{money(row)}</td>
                <td className="num col-2 quiet">
                  {row.lastDay ? formatDay(row.lastDay) : NOTHING}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {purchases.lines.length > 0 && <Lines {...{ purchases, side, names }} />}
    </section>
  );
}

const nameOf = ({ family, quarter }: PurchaseRow) =>
  family ?? (quarter ? quarterName(quarter) : NOTHING);

const money = ({ streetMinor, currency }: { streetMinor: bigint; currency: string }) =>
  `${formatAmount(streetMinor, currency)} ${currency}`;

function Lines({ purchases, side, names }: Omit<PurchasesProps, "ownOnly">) {
  const { lines, moreLines } = purchases;
  return (
    <details className="px-[var(--gutter)] py-3">
      <summary className="link small">
        {moreLines > 0 ? `The newest ${lines.length} lines` : `All ${lines.length} lines`}
      </summary>
      <table className="table" data-density="dense">
        <caption className="sr">Lines, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Product</th>
            <th scope="col" className="col-2">
              Through
            </th>
            <th scope="col" className="num">
              Units
            </th>
            <th scope="col" className="num">
              Street value
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.day?.getTime()} ${line.partNo} ${line.through} ${line.currency}`}>
              <td className="nowrap">{line.day ? formatDay(line.day) : NOTHING}</td>
              <td>
                {line.partNo} <span className="faint col-2">{line.product}</span>
              </td>
              <td className="col-2">{throughWords(line.through, side, names)}</td>
              <td className="num">{formatUnits(line.units)}</td>
              <td className="num nowrap">{money(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
