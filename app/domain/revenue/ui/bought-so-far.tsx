import { Link } from "@remix-run/react";

import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import type { Bought, BoughtLine } from "../bought-by-customer.server.ts";

const SHOWN = 5;

type BoughtSoFarProps = { bought: Bought; customerId: string; today: Date };

/** What the customer bought in four quarters and through whom, in a few lines beside something else. */
export function BoughtSoFar({ bought: { currency, lines }, customerId, today }: BoughtSoFarProps) {
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { whole: true });
  const total = lines.reduce((sum, { netMinor }) => sum + netMinor, 0n);
  return (
    <Section
      title="Bought so far"
      level={3}
      sub={lines.length > 0 ? `${money(total)} in four quarters, vendor net` : undefined}
      actions={
        lines.length > SHOWN && (
          <Link className="link small" to={`/desk/customers/${customerId}`}>
            All {lines.length}
          </Link>
        )
      }
    >
      {lines.length === 0 ? (
        <p className="quiet small">Nothing in four quarters, direct or through the channel.</p>
      ) : (
        <table className="table" data-density="dense" data-inset="">
          <caption className="sr">What the customer bought</caption>
          <thead className="sr">
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Through</th>
              <th scope="col">Last</th>
              <th scope="col">Vendor net</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, SHOWN).map((line) => (
              <tr key={`${line.productId} ${line.channel} ${line.partnerNames.join()}`}>
                <td>
                  {line.units} × {line.partNo} {line.familyName}
                </td>
                <td className="quiet col-2">{wayOf(line)}</td>
                <td className="faint col-2">{formatDay(line.lastDay, undefined, today)}</td>
                <td className="num">{money(line.netMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

const wayOf = ({ channel, partnerNames }: BoughtLine) =>
  channel === "direct" ? "direct" : partnerNames.join(", then ");
