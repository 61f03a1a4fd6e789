import { Link } from "@remix-run/react";

import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatMoney, formatPercent, formatUnits } from "#app/ui/format.ts";

import { type LayerUsed, type SourceLine, unitNet } from "../lineage.ts";
import type { Lineage, OpenLine } from "../read-lineage.server.ts";
import { isAdjustment } from "../sales-line.ts";

type Props = { open: OpenLine; lineage: Lineage };

const methods = {
  identifier: "by identifier",
  domain: "by web domain",
  name: "by name and place",
  new_customer: "as a new customer",
  manual: "by hand",
} as const;

/** One line in the words of whoever wrote it, and what was made of it. */
export function LineAsWritten({ open, lineage }: Props) {
  const line = lineage.lines.find(({ factId }) => factId === open.factId);
  const file = lineage.files.get(open.submissionId);
  const facts: Fact[] = [];
  if (open.party) {
    const { name, customerId, customerName, method, score } = open.party;
    const sure = score > 0 ? `, ${formatPercent(score, undefined, { digits: 0 })}` : "";
    facts.push({
      label: "Customer",
      value: (
        <Link className="link" to={`/desk/customers/${customerId}`}>
          {customerName}
        </Link>
      ),
      source: `written “${name}”, matched ${methods[method]}${sure}`,
    });
  }
  if (open.deal) {
    const { id, number } = open.deal;
    const value = (
      <Link className="link" to={`/desk/deals/${id}`}>
        {number}
      </Link>
    );
    facts.push({ label: "Deal", value });
  }
  if (line?.authorisation) {
    const label = isAdjustment(line.kind) ? "Reason" : "Special price";
    facts.push({ label, value: line.authorisation });
  }
  if (line && line.serials.length > 0) facts.push({ label: "Serials", value: serialsOf(line) });
  for (const layer of line?.layers ?? []) facts.push(layerFact(layer));
  if (line && line.kind !== "sell_in") {
    facts.push({
      label: "Street value",
      value: formatMoney(line.streetMinor, line.streetCurrency),
    });
  }
  if (file) {
    facts.push({
      label: "File",
      value: (
        <span className="mono">{`sha-256 ${file.sha256.slice(0, 4)}…${file.sha256.slice(-4)}`}</span>
      ),
    });
  }
  return (
    <div className="section">
      <div className="section-head">
        <h3>{`Row ${formatUnits(open.rowNo)}, as written`}</h3>
        <Link
          className="link small push"
          to={`/desk/submissions/${open.submissionId}?row=${open.rowNo}`}
        >
          Open the file
        </Link>
      </div>
      <pre className="raw mono">{open.raw ?? "The row is no longer kept"}</pre>
      <Facts facts={facts} small />
    </div>
  );
}

const SERIALS = 6;

const serialsOf = ({ serials }: SourceLine): string => {
  const more = serials.length - SERIALS;
  return serials.slice(0, SERIALS).join(", ") + (more > 0 ? ` and ${formatUnits(more)} more` : "");
};

function layerFact(layer: LayerUsed): Fact {
  const money = (minor: bigint) => formatMoney(minor, layer.currency);
  const rate = layer.rate === null ? "" : `, at a rate of ${layer.rate}`;
  return {
    label: "Layer used",
    value: `${layer.document}, ${money(unitNet(layer))} each`,
    source: `${formatUnits(layer.quantity)} units, ${money(layer.netMinor)} together${rate}`,
  };
}
