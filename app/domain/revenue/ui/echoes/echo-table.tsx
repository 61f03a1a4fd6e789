import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { formatDay, formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";

import type { EchoPair, EchoSide } from "../../echoes/read-echoes.server.ts";
import { evidenceWords, kindNames } from "./echo-words.ts";

type EchoTableProps = { echoes: EchoPair[]; mayDecide: boolean; today: Date };

/** Two lines side by side, what tells that they are one sale, and what can be said of them. */
export function EchoTable({ echoes, mayDecide, today }: EchoTableProps) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="sr">Lines of two partners that may tell of one sale</caption>
        <thead>
          <tr>
            <th scope="col">Reseller reported</th>
            <th scope="col">Distributor reported</th>
            <th scope="col" className="col-2">
              Evidence
            </th>
            <th scope="col">
              <span className="sr">Decide</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {echoes.map((pair) => (
            <tr key={pair.key}>
              <td>
                <Side side={pair.own} pair={pair} today={today} />
              </td>
              <td>
                <Side side={pair.other} pair={pair} today={today} />
              </td>
              <td className="col-2">
                <Evidence pair={pair} today={today} />
              </td>
              <td className="num">{mayDecide && <Decide pair={pair} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type SideProps = { side: EchoSide | null; pair: EchoPair; today: Date };

function Side({ side, pair, today }: SideProps) {
  if (!side) return <span className="faint">{NOTHING}</span>;
  const { source } = side;
  return (
    <span className="two">
      <span>
        <span className="strong">{side.partnerName}</span>
        {`, ${formatDay(side.day, undefined, today)}, `}
        <Link
          className="link"
          to={`/desk/submissions/${source.submissionId}?row=${source.rowNo}`}
          title={`${source.fileName}, row ${formatUnits(source.rowNo)}`}
        >
          {side.document || "row"}
        </Link>
      </span>
      <small>
        {`${formatUnits(side.quantity)} × `}
        <span className="code">{pair.partNo}</span>
        {`, ${formatMoney(side.amountMinor, side.currency)}`}
        {side.customerName && `, ${side.customerName}`}
      </small>
    </span>
  );
}

function Evidence({ pair, today }: { pair: EchoPair; today: Date }) {
  const { how, decision } = pair;
  const [first, ...rest] = evidenceWords(pair);
  const decided = decision && `, ${decision.byName}, ${formatDay(decision.at, undefined, today)}`;
  return (
    <span className="two">
      <span>
        {first}
        {rest.length > 0 && <span className="quiet">{`, ${rest.join(", ")}`}</span>}
      </span>
      <small>
        <Status mark={how === "parted" ? "ring" : how === "maybe" ? "review" : "overlap"} small>
          {kindNames[how]}
          {decided}
        </Status>
      </small>
    </span>
  );
}

function Decide({ pair: { own, other, how, decision } }: { pair: EchoPair }) {
  const [intent, label] = decision
    ? (["undo", "Undo"] as const)
    : how === "maybe"
      ? (["pair", "Pair"] as const)
      : (["part", "Part"] as const);
  return (
    <Form method="post" preventScrollReset>
      {decision ? (
        <input type="hidden" name="decision" value={decision.id} />
      ) : (
        <>
          <input type="hidden" name="own" value={own?.id} />
          <input type="hidden" name="other" value={other?.id} />
        </>
      )}
      <Button type="submit" name="intent" value={intent} size="sm">
        {label}
        <span className="sr">{` ${own?.document ?? ""} and ${other?.document ?? ""}`}</span>
      </Button>
    </Form>
  );
}
